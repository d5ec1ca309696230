import { definePage } from '../../../behaviors/page'
import { roll } from '../../../services/courtyard'
import { everyHousehold, type Household } from '../everyHousehold'
import type { Tap, Told } from '../tap'
import { showRoll } from './view'

interface Local {
  group: string
  sought: string
  everybody: readonly Household[]
  /** The household on the sheet; it stays while the sheet slides away. */
  openId: string
  sheet: boolean
  missing: string
}
const local: Local = { group: '', sought: '', everybody: [], openId: '', sheet: false, missing: '' }

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
      if (this.answer === null || this.data.everybody.length > 0 || event.detail.value === '') return
      const { households, whole } = await everyHousehold(this.answer)
      this.setData({ everybody: whole ? households : [], missing: whole ? '' : '有的组没读出来,只在这一组里找' })
      this.redraw()
    },
    onHousehold(event: Tap<{ id: string }>) {
      this.setData({ openId: event.currentTarget.dataset.id, sheet: true })
      this.redraw()
    },
    onClose() {
      this.setData({ sheet: false })
    },
    onImport() {
      void wx.navigateTo({ url: '/packages/committee/import/import' })
    },
    /** Goes on with the open household, by the page's name and what it is to do there. */
    onDo(event: Tap<{ page: string; kind: string }>) {
      const { page, kind } = event.currentTarget.dataset
      const open = this.data.view?.open
      if (!open) return
      this.setData({ sheet: false, everybody: [] })
      const query = `householdId=${open.id}&group=${encodeURIComponent(open.group)}&kind=${kind}`
      void wx.navigateTo({ url: `/packages/committee/${page}/${page}?${query}` })
    },
  },
})
