import { definePage } from '../../../behaviors/page'
import { sameIntention } from '../../../services/intention'
import { fetchPhoto } from '../../../services/photos'
import { progress, witnessPaperBallot } from '../../../services/votes'
import { showWitness } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-witness',
  freshOnShow: false,
  local: { id: '', photo: '', unreadable: false, refusing: false },
  async ask({ motionId = '', id = '' }) {
    this.setData({ id })
    const asked = await progress({ motionId })
    const paper = asked.ok ? asked.value.paperWaiting.find((one) => one.id === id) : undefined
    if (paper && !this.data.photo) {
      const photo = await fetchPhoto(paper.photoFileId)
      this.setData({ photo: photo.ok ? photo.value : '', unreadable: !photo.ok })
    }
    return asked
  },
  show: showWitness,
  on: {
    onLarge() {
      void wx.previewImage({ urls: [this.data.photo] })
    },
    onUnreadable() {
      this.setData({ photo: '', unreadable: true })
    },
    onRefuse() {
      this.setData({ refusing: true, notice: '' })
    },
    onCancel() {
      this.setData({ refusing: false })
    },
    async onAgree() {
      const input = { id: this.data.id, agree: true }
      if (!(await this.act('agree', () => witnessPaperBallot(input, intention.of(input))))) return
      intention.done()
      void wx.navigateBack()
    },
    async onRefused() {
      const input = { id: this.data.id, agree: false }
      if (!(await this.act('refuse', () => witnessPaperBallot(input, intention.of(input))))) return
      intention.done()
      void wx.navigateBack()
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
