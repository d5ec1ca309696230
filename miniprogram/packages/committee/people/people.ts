import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { people, setRepresentative, setRoles } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { rolesAfter, showPeople, type Change, type PeopleLocal } from './view'

type Local = { -readonly [K in keyof PeopleLocal]: PeopleLocal[K] }
const local: Local & { sheet: boolean; asking: boolean } = {
  sought: '',
  householdId: '',
  openId: '',
  change: '',
  sheet: false,
  asking: false,
}
const intention = sameIntention()

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
      this.setData({ sheet: false, asking: true, change: event.currentTarget.dataset.key, notice: '' })
      this.redraw()
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { openId: memberId, change } = this.data
      const person = this.answer?.people.find(({ id }) => id === memberId)
      if (!person || change === '') return
      const roles = { memberId, roles: rolesAfter(person.roles, change) }
      const household = { householdId: person.household?.id ?? '', memberId }
      const done = await this.act<object>('change', () =>
        change === 'represent'
          ? setRepresentative(household, intention.of(household))
          : setRoles(roles, intention.of(roles)),
      )
      if (!done) return
      intention.done()
      this.setData({ asking: false })
      await this.load()
    },
  },
})
