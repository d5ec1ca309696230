import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { changeEdge, edges } from '../../../services/ratings'
import { edgeKey, isCycle, rulesOf, showEdges, stepDays, type EdgeRules } from './view'

const intention = sameIntention()
const local: { rules: EdgeRules | null; did: string } = { rules: null, did: '' }

definePage({
  name: 'committee-rating-edges',
  freshOnShow: false,
  local,
  ask: () => edges({}),
  show: showEdges,
  on: {
    onEdit(event: Tap<{ key: string }>) {
      const edge = this.answer?.edges.find((one) => edgeKey(one) === event.currentTarget.dataset.key)
      if (edge) this.setData({ rules: rulesOf(edge), did: '', notice: '' })
      this.redraw()
    },
    onCycle(event: Told<{ key: string }>) {
      const { rules } = this.data
      const { key } = event.detail
      if (rules && isCycle(key)) this.setData({ rules: { ...rules, cycle: key } })
      this.redraw()
    },
    onNumber(event: Told<{ key: string }> & Tap<{ field: 'opensDay' | 'groupMin' }>) {
      const { rules } = this.data
      const { field } = event.currentTarget.dataset
      if (rules) this.setData({ rules: { ...rules, [field]: Number(event.detail.key) } })
      this.redraw()
    },
    onDays(event: Told<{ by: number }> & Tap<{ field: 'openDays' | 'answerDays' }>) {
      const { rules } = this.data
      if (rules) this.setData({ rules: stepDays(rules, event.currentTarget.dataset.field, event.detail.by) })
      this.redraw()
    },
    onActive(event: Told<{ first: boolean }>) {
      const { rules } = this.data
      if (rules) this.setData({ rules: { ...rules, active: event.detail.first } })
      this.redraw()
    },
    async onSave() {
      const { rules } = this.data
      if (!rules) return
      const done = await this.act('save', () => changeEdge(rules, intention.of(rules)))
      if (!done) return
      intention.done()
      this.setData({ rules: null, did: '提出来了，从确认以后的下一期起照新的来' })
      if (done.state === 'waiting') open(pages.acts())
      await this.load()
    },
  },
})
