import { definePage } from '../../../behaviors/page'
import { disclosureDrafts, duties, queries } from '../../../services/disclosures'
import { open } from '../../../services/open'
import { accepted } from '../../../services/result'
import { disclosurePlaces } from '../disclosurePlaces'
import type { Tap } from '../tap'
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
      open(disclosurePlaces.new())
    },
    onDuties() {
      open(disclosurePlaces.duties())
    },
    onCorrect() {
      open(disclosurePlaces.correct())
    },
    onQueries() {
      open(disclosurePlaces.queries())
    },
  },
})
