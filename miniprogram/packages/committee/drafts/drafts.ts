import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { rules } from '../../../services/courtyard'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
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
      open(pages.ruleDraft(event.currentTarget.dataset.id))
    },
    onInForce() {
      const { inForce } = this.data.view ?? {}
      if (inForce) open(pages.version(inForce.id))
    },
    /** Amending what is in force is the usual case; without it there is nothing to choose. */
    onNew() {
      if (this.data.view?.inForce) this.setData({ choosing: true })
      else open(pages.newRuleDraft())
    },
    onClose() {
      this.setData({ choosing: false })
    },
    onBlank() {
      this.setData({ choosing: false })
      open(pages.newRuleDraft())
    },
    onAmend() {
      const { inForce } = this.data.view ?? {}
      this.setData({ choosing: false })
      if (inForce) open(pages.amendRule(inForce.id))
    },
  },
})
