import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { roll } from '../../../services/courtyard'
import { boardRoll } from '../../../services/notifications'
import { openSheet } from '../codes/openSheet'
import { findEverybody, type Household } from '../everyHousehold'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
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

const at = {
  code: pages.code,
  split: pages.splitHousehold,
  merge: pages.mergeHouseholds,
  representative: pages.representative,
}

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
    async onBoard() {
      const made = await this.act('board', () => boardRoll({ group: this.data.view?.group ?? '' }))
      if (made) this.setData({ notice: await openSheet(made.fileName, made.base64, '这张户册') })
    },
    onImport() {
      open(pages.importRoll())
    },
    /** Goes on with the open household. */
    onDo(event: Tap<{ place: keyof typeof at }>) {
      const household = this.data.view?.open
      if (!household) return
      this.setData({ sheet: false, everybody: [] })
      open(at[event.currentTarget.dataset.place](household.id, household.group))
    },
  },
})
