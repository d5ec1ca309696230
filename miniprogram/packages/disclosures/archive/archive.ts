import type { DisclosureKind } from '../../../../cloudfunctions/courtyard/disclosures/cards'
import { definePage } from '../../../behaviors/page'
import { disclosures } from '../../../services/disclosures'
import { open, pages } from '../../../services/open'
import { isKind } from '../../../text/disclosure'
import { showArchive } from './archiveView'

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

definePage({
  name: 'disclosures-archive/1',
  local: { kind: '' as DisclosureKind | '' },
  ask() {
    return disclosures({ kind: this.data.kind || null, archive: true, before: null })
  },
  show: showArchive,
  on: {
    onOpen(event: Tap) {
      open(pages.disclosure(event.currentTarget.dataset.id))
    },
    onKind(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      const { key } = event.detail
      this.setData({ kind: isKind(key) ? key : '' })
      this.redraw()
      return this.load()
    },
    async onOlder() {
      const shown = this.answer
      if (!shown || shown.next === null) return
      const { next } = shown
      const { kind } = this.data
      const older = await this.act('older', () => disclosures({ kind: kind || null, archive: true, before: next }))
      if (older && kind === this.data.kind)
        this.answered({ ...shown, cards: [...shown.cards, ...older.cards], next: older.next })
    },
  },
})
