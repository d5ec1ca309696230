import { definePage } from '../../../behaviors/page'
import { roll } from '../../../services/courtyard'
import { findEverybody, type Household } from '../everyHousehold'
import { open } from '../../../services/open'
import { places } from '../places'
import type { Tap, Told } from '../tap'
import { showRoll } from './view'

interface Local {
  group: string
  sought: string
  everybody: readonly Household[]
  finding: boolean
  /** The household on the sheet; it stays while the sheet slides away. */
  openId: string
  sheet: boolean
  missing: string
}
const local: Local = { group: '', sought: '', everybody: [], finding: false, openId: '', sheet: false, missing: '' }

definePage({
  name: 'committee-roll',
  local,
  ask() {
    return roll({ group: this.data.group })
  },
  show: showRoll,
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
      this.setData({ openId: event.currentTarget.dataset.id, sheet: true })
      this.redraw()
    },
    onClose() {
      this.setData({ sheet: false })
    },
    onImport() {
      open(places.import())
    },
    /** Goes on with the open household. */
    onDo(event: Tap<{ place: 'code' | 'split' | 'merge' | 'representative' }>) {
      const household = this.data.view?.open
      if (!household) return
      this.setData({ sheet: false, everybody: [] })
      open(places[event.currentTarget.dataset.place](household.id, household.group))
    },
  },
})
