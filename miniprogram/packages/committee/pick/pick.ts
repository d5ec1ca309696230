import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { roll } from '../../../services/courtyard'
import { findEverybody, type Household } from '../everyHousehold'
import { handBack } from '../pickHousehold'
import { showRoll } from '../roll/view'

interface Local {
  group: string
  sought: string
  everybody: readonly Household[]
  finding: boolean
  openId: string
  missing: string
  title: string
}
const local: Local = { group: '', sought: '', everybody: [], finding: false, openId: '', missing: '', title: '' }

definePage({
  name: 'committee-pick',
  local,
  ask() {
    return roll({ group: this.data.group })
  },
  show: showRoll,
  onLoad({ title }) {
    this.setData({ title: decodeURIComponent(title ?? '') })
  },
  on: {
    async onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name, sought: '' })
      await this.load()
    },
    async onSearch(event: Told<{ value: string }>) {
      this.setData({ sought: event.detail.value })
      this.redraw()
      if (event.detail.value !== '') await findEverybody(this)
    },
    onHousehold(event: Tap<{ id: string }>) {
      const among = [...(this.answer?.households ?? []), ...this.data.everybody]
      const picked = among.find(({ id }) => id === event.currentTarget.dataset.id)
      if (picked) handBack(this, picked)
    },
  },
})
