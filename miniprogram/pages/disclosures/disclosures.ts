import type { DisclosureKind } from '../../../cloudfunctions/courtyard/disclosures/cards'
import { definePage } from '../../behaviors/page'
import type { Tap, Told } from '../../behaviors/tap'
import { disclosures } from '../../services/disclosures'
import { open } from '../../services/open'
import { pages } from '../../services/pages'
import { accepted } from '../../services/result'
import { isKind } from '../../text/disclosure'
import { showDisclosures } from './disclosuresView'

definePage({
  name: 'disclosures/2',
  local: { kind: '' as DisclosureKind | '' },
  async ask() {
    const askedKind = this.data.kind
    const asked = await disclosures({ kind: askedKind || null, archive: false, before: null })
    return asked.ok ? accepted({ ...asked.value, askedKind }) : asked
  },
  show: showDisclosures,
  on: {
    onRules() {
      open(pages.rules())
    },
    onDuties() {
      open(pages.disclosureDuties())
    },
    onDesk() {
      open(pages.disclosureDesk())
    },
    onArchive() {
      open(pages.disclosureArchive())
    },
    onOpen(event: Tap<{ id: string }>) {
      open(pages.disclosure(event.currentTarget.dataset.id))
    },
    /** What is known of the kind shows at once; the answer brings the rest of it. */
    onKind(event: Told<{ key: string }>) {
      const { key } = event.detail
      this.setData({ kind: isKind(key) ? key : '' })
      this.redraw()
      return this.load()
    },
    onOlder() {
      const { askedKind = '', next = null } = this.answer ?? {}
      if (next === null) return
      return this.older(
        () => disclosures({ kind: askedKind || null, archive: false, before: next }),
        (shown, older) => ({ ...shown, cards: [...shown.cards, ...older.cards], next: older.next }),
      )
    },
  },
})
