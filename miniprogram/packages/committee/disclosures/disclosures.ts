import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { disclosureDrafts, duties, queries } from '../../../services/disclosures'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { accepted } from '../../../services/result'
import { showDesk } from './view'

definePage({
  name: 'committee-disclosures/1',
  async ask() {
    const [drafts, calendar, waiting] = await Promise.all([disclosureDrafts({}), duties({}), queries({})])
    if (!drafts.ok) return drafts
    if (!calendar.ok) return calendar
    if (!waiting.ok) return waiting
    return accepted({ drafts: drafts.value.drafts, due: calendar.value.due, queries: waiting.value.queries })
  },
  show: showDesk,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onNew() {
      open(pages.newDisclosure())
    },
    onDuties() {
      open(pages.changeDuties())
    },
    onCorrect() {
      open(pages.correctDisclosure())
    },
    onQueries() {
      open(pages.disclosureQueries())
    },
  },
})
