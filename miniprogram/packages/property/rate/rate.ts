import { definePage } from '../../../behaviors/page'
import { addPhoto, lookAtPhoto } from '../../../behaviors/photo'
import type { Tap, Told } from '../../../behaviors/tap'
import { ratingForm } from '../../../services/ratings'
import { changeSheet, handIn, keepDraft, noSheet, startSheet, startWithoutLine } from '../../ratings/saving'
import { photoOf, withReason, withScore } from '../../ratings/sheet'
import { showHousehold } from './rateView'

definePage({
  name: 'property-rate/3',
  freshOnShow: false,
  local: { ...noSheet, householdId: '', more: false },
  async ask({ id = '', householdId = '' }) {
    const seat = { periodId: id, householdId: this.data.householdId || householdId }
    const asked = await ratingForm({ periodId: id, householdId: seat.householdId })
    if (asked.ok && this.data.seat.householdId !== seat.householdId) {
      this.setData({ ...startSheet(asked.value, seat), more: false })
    }
    return asked
  },
  /** The walk goes on from door to door on one page: each household's form is remembered as its own. */
  seenAs({ id = '', householdId = '' }) {
    return `${id}/${this.data.householdId || householdId}`
  },
  fromSeen(form, { id = '', householdId = '' }) {
    const seat = { periodId: id, householdId: this.data.householdId || householdId }
    if (this.data.seat.householdId === seat.householdId) return true
    const start = startWithoutLine(form, seat)
    if (start) this.setData({ ...start, more: false })
    return start !== null
  },
  show: showHousehold,
  on: {
    onScore(event: Told<{ score: number }> & Tap<{ key: string }>) {
      const { sheet } = this.data
      if (sheet) changeSheet(this, withScore(sheet, event.currentTarget.dataset.key, event.detail.score))
    },
    onReason(event: Told<{ key: string }> & Tap<{ key: string }>) {
      const { sheet } = this.data
      if (sheet) changeSheet(this, withReason(sheet, event.currentTarget.dataset.key, event.detail.key))
    },
    onPraise(event: Told<{ key: string }>) {
      const { sheet } = this.data
      const { key } = event.detail
      if (sheet) changeSheet(this, { ...sheet, praise: sheet.praise === key ? '' : key })
    },
    onComment(event: Told<{ value: string }>) {
      const { sheet } = this.data
      if (sheet && event.detail.value !== sheet.comment) changeSheet(this, { ...sheet, comment: event.detail.value })
    },
    onMore() {
      this.setData({ more: true })
      this.redraw()
    },
    async onPhoto() {
      const { sheet, seat } = this.data
      if (sheet?.photoFileId) return lookAtPhoto(this, photoOf(sheet, this.answer))
      const photoFileId = await addPhoto(this, `ratings/${seat.periodId}`)
      if (photoFileId && this.data.sheet) changeSheet(this, { ...this.data.sheet, photoFileId })
    },
    onNoPhoto() {
      const { sheet } = this.data
      if (sheet) changeSheet(this, { ...sheet, photoFileId: '' })
    },
    /** Hands in and goes on in place: walking from door to door needs no way back and forth. */
    async onSubmit() {
      const { sheet, view } = this.data
      if (!sheet || view?.reason) return
      const next = this.answer?.nextHouseholdId ?? null
      if (!(await handIn(this, sheet))) return
      if (next === null) {
        void wx.navigateBack()
        return
      }
      this.setData({ householdId: next })
      await this.load()
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    onHide() {
      void keepDraft(this)
    },
    onUnload() {
      void keepDraft(this)
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
