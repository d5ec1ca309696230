import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { decideJoinRequest, joinRequests } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { pickHousehold } from '../pickHousehold'
import { showRequests, type Asked } from './view'

const intention = sameIntention()
/** What is asked stays on the sheet while it slides away. */
const local: { asked: Asked | null; asking: boolean; did: string } = { asked: null, asking: false, did: '' }

/** The sheet comes up afresh. */
const asking = { asking: true, notice: '', did: '' }

definePage({
  name: 'committee-requests',
  local,
  ask: () => joinRequests({}),
  show: showRequests,
  on: {
    onSuggestion(event: Tap<{ request: string; household: string }>) {
      const { request, household } = event.currentTarget.dataset
      const found = this.answer?.requests
        .find(({ id }) => id === request)
        ?.suggestions.find(({ id }) => id === household)
      if (found) this.setData({ ...asking, asked: { requestId: request, household: found, property: false } })
      this.redraw()
    },
    async onOther(event: Tap<{ request: string; name: string }>) {
      const { request, name } = event.currentTarget.dataset
      const household = await pickHousehold(`${name} 是哪一户的?`)
      this.setData({ ...asking, asked: { requestId: request, household, property: false } })
      this.redraw()
    },
    /** 'property' lets the person in as the property's; 'decline' doesn't. */
    onWithoutHousehold(event: Tap<{ request: string; as: 'property' | 'decline' }>) {
      const { request, as } = event.currentTarget.dataset
      this.setData({ ...asking, asked: { requestId: request, household: null, property: as === 'property' } })
      this.redraw()
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { asked } = this.data
      if (!asked) return
      const { requestId: id, household, property: asPropertyManager } = asked
      const input = { id, householdId: household?.id ?? null, asPropertyManager }
      const done = await this.act('decide', () => decideJoinRequest(input, intention.of(input)))
      if (!done) return
      intention.done()
      this.setData({ asking: false, did: done.proposalId === null ? '已经告诉本人没通过' : '办好了' })
      if (done.state === 'waiting') open(pages.acts())
      await this.load()
    },
  },
})
