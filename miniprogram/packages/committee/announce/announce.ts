import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { pages } from '../../../services/pages'
import { announceMotion, planMotion } from '../../../services/votes'
import {
  announcedBy,
  closingAfter,
  type Announced,
  proposed,
  proposedTimes,
  showAnnounce,
  withMatter,
  type AnnounceLocal,
} from './view'

type Local = { -readonly [K in keyof AnnounceLocal]: AnnounceLocal[K] }
const local: Local = {
  matter: '',
  regimeKey: '',
  standing: 'courtyard',
  title: '',
  question: '',
  opensDay: '',
  opensTime: '',
  closesDay: '',
  closesTime: '',
  checking: false,
}
const intention = sameIntention()

definePage({
  name: 'committee-announce/2',
  freshOnShow: false,
  local,
  async ask({ versionId = '' }) {
    const planned = await planMotion({ versionId: idOf(versionId) })
    if (planned.ok && this.data.opensDay === '') this.setData(proposed(planned.value))
    return planned
  },
  show: showAnnounce,
  on: {
    /** The matter says what it can be here, and what counts it. */
    onMatter(event: Tap<{ key: NonNullable<Local['matter']> }>) {
      if (this.answer) this.setData(withMatter(this.answer, event.currentTarget.dataset.key, this.data))
      this.redraw()
    },
    /** Another rule has another notice: the proposed times follow, unless they already keep it. */
    onPlan(event: Tap<{ key: string }>) {
      const plan = this.answer?.plans.find(({ key }) => key === event.currentTarget.dataset.key)
      if (plan) this.setData({ regimeKey: plan.key, ...proposedTimes(plan.earliestOpensAt) })
      this.redraw()
    },
    onStanding(event: Tap<{ key: 'courtyard' | 'poll' }>) {
      this.setData({ standing: event.currentTarget.dataset.key })
      this.redraw()
    },
    onTitle(event: Told<{ value: string }>) {
      this.setData({ title: event.detail.value })
      this.redraw()
    },
    onQuestion(event: Told<{ value: string }>) {
      this.setData({ question: event.detail.value })
      this.redraw()
    },
    onOpens(event: Told<{ day: string; time: string }>) {
      this.setData({ opensDay: event.detail.day, opensTime: event.detail.time })
      this.redraw()
    },
    onCloses(event: Told<{ day: string; time: string }>) {
      this.setData({ closesDay: event.detail.day, closesTime: event.detail.time })
      this.redraw()
    },
    onLength(event: Tap<{ days: number }>) {
      this.setData(closingAfter(this.data.opensDay, event.currentTarget.dataset.days))
      this.redraw()
    },
    onCheck() {
      this.setData({ checking: true, notice: '' })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    onBack() {
      this.setData({ checking: false, notice: '' })
    },
    async onAnnounce() {
      const input = announcedBy(this.data, idOf(this.query.versionId))
      if (!input) return
      const made = await this.act('announce', () => announceMotion(input, intention.of(input)))
      if (!made) return
      intention.done()
      void wx.redirectTo({ url: made.state === 'waiting' ? pages.acts() : pages.voteProgress(made.motionId) })
    },
  },
})

/** Without one the vote is on the committee itself. */
const idOf = (versionId = ''): Announced['versionId'] => (versionId === '' ? null : versionId) as Announced['versionId']
