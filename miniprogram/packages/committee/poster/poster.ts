import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { noticeTexts, poster } from '../../../services/notifications'
import { savePicture } from '../../../services/album'
import { openSheet } from '../codes/openSheet'
import { showPosterPage } from './view'

definePage({
  name: 'committee-poster/2',
  freshOnShow: false,
  local: { picture: '', undrawn: false, did: '' },
  ask: ({ eventId = '' }) => noticeTexts({ eventId }),
  show: showPosterPage,
  on: {
    onDrawn(event: Told<{ path: string }>) {
      this.setData({ picture: event.detail.path, undrawn: false })
    },
    onUndrawn() {
      this.setData({ undrawn: true })
    },
    onLarge() {
      if (this.data.picture) void wx.previewImage({ urls: [this.data.picture] })
    },
    async onSave() {
      this.setData({ did: '', notice: '' })
      const problem = await savePicture(this.data.picture)
      this.setData(problem === '' ? { did: '海报存到相册了' } : { notice: problem })
    },
    async onPrint(event: Tap<{ size: 'a3' | 'a4' }>) {
      const { size } = event.currentTarget.dataset
      const { eventId = '' } = this.query
      const made = await this.act(size, () => poster({ eventId, size }))
      if (made) this.setData({ did: '', notice: await openSheet(made.fileName, made.base64, '这张海报') })
    },
    onCopy(event: Tap<{ text: string }>) {
      wx.setClipboardData({
        data: event.currentTarget.dataset.text,
        fail: () => this.setData({ notice: '没能复制。请长按文字,自己选中复制' }),
      })
    },
  },
})
