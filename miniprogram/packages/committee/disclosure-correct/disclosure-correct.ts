import { definePage } from '../../../behaviors/page'
import { correctDisclosure, disclosures } from '../../../services/disclosures'
import { disclosurePlaces } from '../disclosurePlaces'
import { sameIntention } from '../sameIntention'
import type { Tap, Told } from '../tap'
import { showCorrectable } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-disclosure-correct/1',
  freshOnShow: false,
  local: { chosen: '', reason: '' },
  ask: () => disclosures({ kind: null, archive: false, before: null }),
  show: showCorrectable,
  on: {
    onPick(event: Tap<{ id: string }>) {
      this.setData({ chosen: event.currentTarget.dataset.id, notice: '' })
      this.redraw()
    },
    onReason(event: Told<{ value: string }>) {
      this.setData({ reason: event.detail.value })
      this.redraw()
    },
    onCancel() {
      this.setData({ chosen: '' })
    },
    async onOlder() {
      const shown = this.answer
      if (!shown || shown.next === null) return
      const { next } = shown
      const older = await this.act('older', () => disclosures({ kind: null, archive: false, before: next }))
      if (older) this.answered({ ...shown, cards: [...shown.cards, ...older.cards], next: older.next })
    },
    async onConfirm() {
      const input = { disclosureId: this.data.chosen, reason: this.data.reason.trim() }
      const draft = await this.act('correct', () => correctDisclosure(input, intention.of(input)))
      if (!draft) return
      intention.done()
      void wx.redirectTo({ url: disclosurePlaces.draft(draft.disclosureId) })
    },
  },
})
