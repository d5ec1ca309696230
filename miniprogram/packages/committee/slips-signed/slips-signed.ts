import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { codeSlips, recordSlipsSigned } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { keepPhoto, takePhoto } from '../../../services/photos'
import { accepted, type Result } from '../../../services/result'
import { showSigned } from './view'

const intention = sameIntention()
const local = {
  batchId: '',
  left: [] as readonly string[],
  photo: '',
  /** The stored photo: a retry doesn't send it again. */
  photoFileId: '',
  done: '',
}

definePage({
  name: 'committee-slips-signed',
  local,
  freshOnShow: false,
  fromSeen: () => false,
  ask: ({ group = '' }) => codeSlips({ group: decodeURIComponent(group) }),
  show: showSigned,
  onLoad({ batchId = '' }) {
    this.setData({ batchId })
  },
  on: {
    async onPhoto() {
      const taken = await takePhoto()
      if (taken === null) return
      if ('problem' in taken) return this.setData({ notice: taken.problem })
      this.setData({ photo: taken.path, photoFileId: '', notice: '' })
      this.redraw()
    },
    onLarge() {
      void wx.previewImage({ urls: [this.data.photo] })
    },
    onDoor(event: Tap<{ id: string }>) {
      const { id } = event.currentTarget.dataset
      const { left } = this.data
      this.setData({ left: left.includes(id) ? left.filter((one) => one !== id) : [...left, id] })
      this.redraw()
    },
    async onHandIn() {
      const { batchId, photo, view } = this.data
      if (!view || view.reason !== '') return
      const done = await this.act('record', async (): Promise<Result<{ recognised: number }>> => {
        const stored = this.data.photoFileId
          ? accepted(this.data.photoFileId)
          : await keepPhoto(`slips/${batchId}`, photo)
        if (!stored.ok) return stored
        this.setData({ photoFileId: stored.value })
        const input = { batchId, photoFileId: stored.value, householdIds: [...view.signed] }
        return recordSlipsSigned(input, intention.of(input))
      })
      if (!done) return
      intention.done()
      this.setData({ done: `${done.recognised} 户认过门了，各家的记录里都写着` })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
