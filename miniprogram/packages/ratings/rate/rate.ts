import { definePage } from '../../../behaviors/page'
import { addPhoto, lookAtPhoto } from '../../../behaviors/photo'
import type { Tap, Told } from '../../../behaviors/tap'
import { tellMe } from '../../../behaviors/tellMe'
import { goHome, open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { householdsToRate, ratingForm } from '../../../services/ratings'
import { mayOfferReminders } from '../../../services/reminders'
import { refused, type Result } from '../../../services/result'
import { changeSheet, handIn, keepDraft, noSheet, startSheet, startWithoutLine } from '../saving'
import { photoOf, withReason, withScore, type Form } from '../sheet'
import { showRate } from './rateView'

/** A notice leads everybody here: the property team rates door by door, and who doesn't rate is told who does. */
async function sendOn(answer: Extract<Result<Form>, { ok: false }>, periodId: string): Promise<Result<Form>> {
  if (answer.refusal.code === 'FORBIDDEN') return refused('NOT_YOUR_PART')
  if (answer.refusal.code !== 'NOT_YOUR_PART') return answer
  const round = await householdsToRate({ periodId, group: '' })
  if (round.ok) void wx.redirectTo({ url: pages.propertyHouseholds(periodId) })
  return answer
}

interface Steps {
  setData(data: { step: number; notice: string }): void
  redraw(): void
}

function turnTo(page: Steps, step: number): void {
  page.setData({ step, notice: '' })
  page.redraw()
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
}

definePage({
  name: 'rate/3',
  freshOnShow: false,
  local: { ...noSheet, step: 0, done: false, offers: false, told: '' },
  async ask({ id = '' }) {
    const asked = await ratingForm({ periodId: id, householdId: null })
    if (!asked.ok) return sendOn(asked, id)
    if (!this.data.sheet) this.setData(startSheet(asked.value, { periodId: id, householdId: '' }))
    return asked
  },
  fromSeen(form, { id = '' }) {
    if (this.data.sheet) return true
    const start = startWithoutLine(form, { periodId: id, householdId: '' })
    if (start) this.setData(start)
    return start !== null
  },
  show: showRate,
  on: {
    onScore(event: Told<{ score: number }>) {
      const { sheet, view } = this.data
      if (sheet && view?.item) changeSheet(this, withScore(sheet, view.item.key, event.detail.score))
    },
    onReason(event: Told<{ key: string }>) {
      const { sheet, view } = this.data
      if (sheet && view?.item) changeSheet(this, withReason(sheet, view.item.key, event.detail.key))
    },
    onComment(event: Told<{ value: string }>) {
      const { sheet } = this.data
      if (sheet && event.detail.value !== sheet.comment) changeSheet(this, { ...sheet, comment: event.detail.value })
    },
    onNext() {
      turnTo(this, this.data.step + 1)
    },
    onBack() {
      turnTo(this, this.data.step - 1)
    },
    onStep(event: Tap<{ step: number }>) {
      turnTo(this, event.currentTarget.dataset.step)
    },
    async onPhoto() {
      const { sheet } = this.data
      if (sheet?.photoFileId) return lookAtPhoto(this, photoOf(sheet, this.answer))
      const photoFileId = await addPhoto(this, `ratings/${this.data.seat.periodId}`)
      // what was typed while the photo went up stays
      if (photoFileId && this.data.sheet) changeSheet(this, { ...this.data.sheet, photoFileId })
    },
    onNoPhoto() {
      const { sheet } = this.data
      if (sheet) changeSheet(this, { ...sheet, photoFileId: '' })
    },
    async onSubmit() {
      const { sheet, view } = this.data
      if (!sheet || view?.reason) return
      if (await handIn(this, sheet)) this.setData({ done: true, offers: mayOfferReminders() })
    },
    async onTell() {
      this.setData({ told: await tellMe(['ratingOpened', 'disclosurePosted', 'meetingCalled']) })
    },
    onHide() {
      void keepDraft(this)
    },
    onUnload() {
      void keepDraft(this)
    },
    onResult() {
      const { view } = this.data
      if (view) open(view.resultUrl)
    },
    onLeave() {
      void wx.navigateBack({ fail: goHome })
    },
  },
})
