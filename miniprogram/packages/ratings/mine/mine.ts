import { definePage } from '../../../behaviors/page'
import { addPhoto, lookAtPhoto, shownFile } from '../../../behaviors/photo'
import type { Tap, Told } from '../../../behaviors/tap'
import { newIntention, sameIntention } from '../../../services/intention'
import { declinePraise, myHouseholdRating, raiseAppeal } from '../../../services/ratings'
import { showMine } from './mineView'

const intention = sameIntention()

definePage({
  name: 'household-rating/2',
  freshOnShow: false,
  local: { appealing: false, text: '', photoFileId: '', error: '' },
  ask: ({ id }) => myHouseholdRating({ periodId: id ?? null }),
  show: showMine,
  on: {
    onAppeal() {
      this.setData({ appealing: true, notice: '' })
      this.redraw()
    },
    onText(event: Told<{ value: string }>) {
      this.setData({ text: event.detail.value, error: '' })
    },
    async onAddPhoto() {
      if (this.data.photoFileId) return lookAtPhoto(this, { fileId: this.data.photoFileId, sha256: null })
      const photoFileId = await addPhoto(this, `appeals/${this.data.view?.periodId ?? ''}`)
      if (photoFileId) this.setData({ photoFileId })
      this.redraw()
    },
    onNoPhoto() {
      this.setData({ photoFileId: '' })
      this.redraw()
    },
    onLook(event: Tap<{ file: string; hash: string | null }>) {
      return lookAtPhoto(this, shownFile(event.currentTarget.dataset))
    },
    async onSend() {
      const text = this.data.text.trim()
      const rating = this.answer?.rating
      if (!rating) return
      if (!text) return this.setData({ error: '先写上哪里评得不对' })
      const input = { periodId: rating.periodId, text, photoFileId: this.data.photoFileId }
      if (!(await this.act('send', () => raiseAppeal(input, intention.of(input))))) return
      intention.done()
      this.setData({ appealing: false, text: '', photoFileId: '' })
      await this.load()
    },
    async onNaming() {
      const { view } = this.data
      const rating = this.answer?.rating
      if (!rating || !view) return
      const input = { periodId: rating.periodId, declined: view.declines }
      if (await this.act('naming', () => declinePraise(input, newIntention()))) await this.load()
    },
  },
})
