import { definePage } from '../../../behaviors/page'
import { rules } from '../../../services/courtyard'
import { open, pages } from '../../../services/open'
import { places } from '../places'
import type { Tap } from '../tap'
import { showDrafts } from './view'

definePage({
  name: 'committee-drafts',
  local: { choosing: false },
  ask: () => rules({}),
  show: showDrafts,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onRow(event: Tap<{ id: string }>) {
      open(places.draft(event.currentTarget.dataset.id))
    },
    onInForce() {
      const { inForce } = this.data.view ?? {}
      if (inForce) open(pages.version(inForce.id))
    },
    /** Amending what is in force is the usual case; without it there is nothing to choose. */
    onNew() {
      if (this.data.view?.inForce) this.setData({ choosing: true })
      else open(places.newDraft())
    },
    onClose() {
      this.setData({ choosing: false })
    },
    onBlank() {
      this.setData({ choosing: false })
      open(places.newDraft())
    },
    onAmend() {
      const { inForce } = this.data.view ?? {}
      this.setData({ choosing: false })
      if (inForce) open(places.amend(inForce.id))
    },
  },
})
