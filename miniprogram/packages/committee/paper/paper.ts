import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { keepPhoto, takePhoto } from '../../../services/photos'
import { accepted, type Result } from '../../../services/result'
import { recordPaperBallot } from '../../../services/votes'
import { isChoice, type Choice } from '../../../text/ballot'
import { showPaper, slipNumberOf, type PaperLocal } from './view'

const nothing: PaperLocal = { photo: '', choice: '', slip: '' }
const local = {
  name: '',
  place: '',
  photo: '',
  choice: '' as Choice | '',
  slip: '',
  /** The stored photo: a retry doesn't send it again. */
  photoFileId: '',
  done: false,
  shown: showPaper(nothing),
}
const intention = sameIntention()

definePage({
  name: 'committee-paper',
  freshOnShow: false,
  local,
  onLoad({ name, place }) {
    this.setData({ name: decodeURIComponent(name ?? ''), place: decodeURIComponent(place ?? '') })
  },
  on: {
    async onPhoto() {
      const taken = await takePhoto()
      if (taken === null) return
      if ('problem' in taken) return this.setData({ notice: taken.problem })
      const photo = taken.path
      this.setData({ photo, photoFileId: '', notice: '', shown: showPaper({ ...this.data, photo }) })
    },
    onLarge() {
      void wx.previewImage({ urls: [this.data.photo] })
    },
    onChoose(event: Told<{ choice: string }>) {
      const { choice } = event.detail
      if (!isChoice(choice)) return
      this.setData({ choice, shown: showPaper({ ...this.data, choice }) })
    },
    onSlip(event: Told<{ value: string }>) {
      const slip = event.detail.value
      this.setData({ slip, shown: showPaper({ ...this.data, slip }) })
    },
    async onHandIn() {
      const { motionId = '', householdId = '' } = this.query
      const { photo, choice, slip } = this.data
      const slipNumber = slipNumberOf(slip)
      if (photo === '' || choice === '' || slipNumber === null) return
      const done = await this.act('record', async (): Promise<Result<object>> => {
        const stored = this.data.photoFileId
          ? accepted(this.data.photoFileId)
          : await keepPhoto(`paper/${motionId}`, photo)
        if (!stored.ok) return stored
        this.setData({ photoFileId: stored.value })
        const input = { motionId, householdId, choice, slipNumber, photoFileId: stored.value }
        return recordPaperBallot(input, intention.of(input))
      })
      if (!done) return
      intention.done()
      this.setData({ done: true })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
