import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { correctDisclosure, disclosures } from '../../../services/disclosures'
import { sameIntention } from '../../../services/intention'
import { pages } from '../../../services/pages'
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
    onOlder() {
      const { next = null } = this.answer ?? {}
      if (next === null) return
      return this.older(
        () => disclosures({ kind: null, archive: false, before: next }),
        (shown, older) => ({ ...shown, cards: [...shown.cards, ...older.cards], next: older.next }),
      )
    },
    async onConfirm() {
      const input = { disclosureId: this.data.chosen, reason: this.data.reason.trim() }
      const draft = await this.act('correct', () => correctDisclosure(input, intention.of(input)))
      if (!draft) return
      intention.done()
      void wx.redirectTo({ url: pages.disclosureDraft(draft.disclosureId) })
    },
  },
})
