import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { keepPhoto, takePhoto } from '../../../services/photos'
import { accepted, type Result } from '../../../services/result'
import { recordPaperBallot } from '../../../services/votes'
import { isChoice, type Choice } from '../../../text/ballot'
import { showPaper, type PaperLocal } from './view'

const nothing: PaperLocal = { photo: '', choice: '' }
const local = {
  name: '',
  place: '',
  photo: '',
  choice: '' as Choice | '',
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
      this.setData({ photo, photoFileId: '', notice: '', shown: showPaper({ photo, choice: this.data.choice }) })
    },
    onLarge() {
      void wx.previewImage({ urls: [this.data.photo] })
    },
    onChoose(event: Told<{ choice: string }>) {
      const { choice } = event.detail
      if (!isChoice(choice)) return
      this.setData({ choice, shown: showPaper({ photo: this.data.photo, choice }) })
    },
    async onHandIn() {
      const { motionId = '', householdId = '' } = this.query
      const { photo, choice } = this.data
      if (photo === '' || choice === '') return
      const done = await this.act('record', async (): Promise<Result<object>> => {
        const stored = this.data.photoFileId
          ? accepted(this.data.photoFileId)
          : await keepPhoto(`paper/${motionId}`, photo)
        if (!stored.ok) return stored
        this.setData({ photoFileId: stored.value })
        const input = { motionId, householdId, choice, photoFileId: stored.value }
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
