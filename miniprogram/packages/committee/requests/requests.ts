import { definePage } from '../../../behaviors/page'
import { decideJoinRequest, joinRequests } from '../../../services/courtyard'
import { pickHousehold } from '../pickHousehold'
import { sameIntention } from '../sameIntention'
import type { Tap } from '../tap'
import { showRequests, type Asked } from './view'

const intention = sameIntention()
/** What is asked stays on the sheet while it slides away. */
const local: { asked: Asked | null; asking: boolean; did: string } = { asked: null, asking: false, did: '' }

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
      if (found) this.setData({ asked: { requestId: request, household: found }, asking: true, notice: '', did: '' })
      this.redraw()
    },
    async onOther(event: Tap<{ request: string; name: string }>) {
      const { request, name } = event.currentTarget.dataset
      const household = await pickHousehold(`${name} 是哪一户的?`)
      this.setData({ asked: { requestId: request, household }, asking: true, notice: '', did: '' })
      this.redraw()
    },
    onDecline(event: Tap<{ request: string }>) {
      this.setData({
        asked: { requestId: event.currentTarget.dataset.request, household: null },
        asking: true,
        notice: '',
        did: '',
      })
      this.redraw()
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { asked } = this.data
      if (!asked) return
      const input = { id: asked.requestId, householdId: asked.household?.id ?? null }
      const done = await this.act('decide', () => decideJoinRequest(input, intention.of(input)))
      if (!done) return
      intention.done()
      this.setData({
        asking: false,
        did: asked.household ? `已经加入 ${asked.household.headName} 这户` : '已经告诉本人没通过',
      })
      await this.load()
    },
  },
})
