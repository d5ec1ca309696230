import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { people, setRepresentative, setRoles } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { rolesAfter, showPeople, untilOf, type Change, type PeopleLocal, type Role } from './view'

type Local = { -readonly [K in keyof PeopleLocal]: PeopleLocal[K] }
const local: Local & { sheet: boolean; asking: boolean } = {
  sought: '',
  householdId: '',
  openId: '',
  change: '',
  term: null,
  sheet: false,
  asking: false,
}
const intention = sameIntention()

type Picked<D extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  D
>

definePage({
  name: 'committee-people',
  local,
  ask: () => people({}),
  show: showPeople,
  onLoad({ householdId }) {
    this.setData({ householdId: householdId ?? '' })
    if (householdId) void wx.setNavigationBarTitle({ title: '户代表' })
  },
  on: {
    onSearch(event: Told<{ value: string }>) {
      this.setData({ sought: event.detail.value })
      this.redraw()
    },
    onPerson(event: Tap<{ id: string }>) {
      this.setData({ openId: event.currentTarget.dataset.id, sheet: true })
      this.redraw()
    },
    onClose() {
      this.setData({ sheet: false })
    },
    onChange(event: Tap<{ key: Change }>) {
      this.setData({ sheet: false, asking: true, change: event.currentTarget.dataset.key, term: null, notice: '' })
      this.redraw()
    },
    onTerm(event: Picked<{ office: Role }>) {
      const term = { office: event.currentTarget.dataset.office, day: event.detail.value }
      this.setData({ sheet: false, asking: true, change: 'term', term, notice: '' })
      this.redraw()
    },
    onOpenEnd(event: Tap<{ office: Role }>) {
      const term = { office: event.currentTarget.dataset.office, day: '' }
      this.setData({ sheet: false, asking: true, change: 'term', term, notice: '' })
      this.redraw()
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { openId: memberId, change, term } = this.data
      const person = this.answer?.people.find(({ id }) => id === memberId)
      if (!person || change === '') return
      const roles = { memberId, roles: rolesAfter(person.roles, change), until: untilOf(term) }
      const household = { householdId: person.household?.id ?? '', memberId }
      const done = await this.act('change', () =>
        change === 'represent'
          ? setRepresentative(household, intention.of(household))
          : setRoles(roles, intention.of(roles)),
      )
      if (!done) return
      intention.done()
      this.setData({ asking: false })
      if (done.state === 'waiting') open(pages.acts())
      else await this.load()
    },
  },
})
