import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { mergeHouseholds, roll, splitHousehold } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import type { Roll } from '../everyHousehold'
import { pickHousehold } from '../pickHousehold'
import { readSplit, showChange, type ChangeLocal, type Typed } from './view'

const nothingTyped: Typed = { newNo: '', newHeadName: '', adults: '', residents: '', area: '' }
type Local = { -readonly [K in keyof ChangeLocal]: ChangeLocal[K] } & { asking: boolean; group: string }
const local: Local = {
  kind: 'split',
  householdId: '',
  group: '',
  typed: nothingTyped,
  from: null,
  done: null,
  asking: false,
}
const intention = sameIntention()

definePage({
  name: 'committee-change',
  freshOnShow: false,
  local,
  ask() {
    return roll({ group: this.data.group })
  },
  show: showChange,
  onLoad({ kind, householdId, group }) {
    this.setData({
      kind: kind ?? 'split',
      householdId: householdId ?? '',
      group: decodeURIComponent(group ?? ''),
    })
    void wx.setNavigationBarTitle({ title: kind === 'merge' ? '并户' : '分户' })
  },
  on: {
    onType(event: Told<{ value: string }> & Tap<{ field: keyof Typed }>) {
      this.setData({ typed: { ...this.data.typed, [event.currentTarget.dataset.field]: event.detail.value } })
      this.redraw()
    },
    async onPick() {
      this.setData({ from: await pickHousehold('哪一户并进来') })
      this.redraw()
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const run = writeOf(this.data, this.answer)
      const done = run && (await this.act<{ openMotions: number }>('change', run))
      if (!done) return
      intention.done()
      this.setData({ asking: false, done: { openMotions: done.openMotions } })
      this.redraw()
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})

/** The one call that what is filled in comes to; null while something is missing. */
function writeOf({ kind, householdId, typed, from }: Local, answer: Roll | null) {
  if (kind !== 'split') {
    const input = { into: householdId, from: from?.id ?? '' }
    return from && from.id !== householdId ? () => mergeHouseholds(input, intention.of(input)) : null
  }
  const household = answer?.households.find(({ id }) => id === householdId)
  const split = household ? readSplit(typed, household) : null
  if (!split) return null
  const input = { householdId, ...split }
  return () => splitHousehold(input, intention.of(input))
}
