import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { changeDuties, duties } from '../../../services/disclosures'
import { newIntention, sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { isKind } from '../../../text/disclosure'
import { calendarOf, isEvery, merged, newItem, showCalendar, stepItem, type Calendar, type Item } from './view'

const local: { typed: Calendar | null; stored: Calendar | null; editing: string; did: string } = {
  typed: null,
  stored: null,
  editing: '',
  did: '',
}
const intention = sameIntention()

interface Page {
  data: typeof local
  setData(data: Partial<typeof local>): void
  redraw(): void
}
function change(page: Page, to: Calendar): void {
  page.setData({ typed: to, did: '' })
  page.redraw()
}
/** Changes the item whose sheet is open. */
function changeItem(page: Page, changes: Partial<Item>): void {
  const { typed, editing } = page.data
  if (!typed) return
  change(page, {
    ...typed,
    items: typed.items.map((item) => (item.key === editing ? { ...item, ...changes } : item)),
  })
}

definePage({
  name: 'committee-duties/1',
  local,
  /** What was changed here and not saved stays; what somebody else has saved meanwhile comes in around it. */
  async ask() {
    const asked = await duties({})
    if (!asked.ok) return asked
    const theirs = calendarOf(asked.value)
    const { typed, stored } = this.data
    this.setData({ stored: theirs, typed: typed && stored ? merged(stored, theirs, typed) : theirs })
    return asked
  },
  show: showCalendar,
  on: {
    onDuty(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onItem(event: Tap<{ key: string }>) {
      this.setData({ editing: event.currentTarget.dataset.key })
      this.redraw()
    },
    onClose() {
      this.setData({ editing: '' })
      this.redraw()
    },
    onAdd() {
      const { typed } = this.data
      if (!typed) return
      const item = newItem(newIntention())
      this.setData({ editing: item.key })
      change(this, { ...typed, items: [...typed.items, item] })
    },
    onTitle(event: Told<{ value: string }>) {
      changeItem(this, { title: event.detail.value })
    },
    onKind(event: Told<{ key: string }>) {
      const { key } = event.detail
      if (isKind(key)) changeItem(this, { kind: key })
    },
    onEvery(event: Told<{ key: string }>) {
      const { key } = event.detail
      if (isEvery(key)) changeItem(this, { every: key })
    },
    onStep(event: Tap<{ key: 'graceDays' | 'postedDays' }> & Told<{ by: number }>) {
      const { typed, editing } = this.data
      const item = typed?.items.find(({ key }) => key === editing)
      if (item) changeItem(this, stepItem(item, event.currentTarget.dataset.key, event.detail.by))
    },
    onActive(event: Told<{ first: boolean }>) {
      changeItem(this, { active: event.detail.first })
    },
    onAnswerDays(event: Told<{ by: number }>) {
      const { typed } = this.data
      if (typed) change(this, { ...typed, answerDays: Math.min(Math.max(typed.answerDays + event.detail.by, 1), 30) })
    },
    async onSave() {
      const { typed } = this.data
      const revision = this.answer?.revision ?? 0
      if (!typed) return
      const input = { ...typed, items: typed.items.map((item) => ({ ...item, title: item.title.trim() })), revision }
      let overtaken = false
      const saved = await this.act('save', async () => {
        const result = await changeDuties(input, intention.of(input))
        overtaken = !result.ok && result.refusal.code === 'EDITED_BY_ANOTHER'
        return result
      })
      if (!saved && !overtaken) return
      if (saved) {
        intention.done()
        this.setData({ typed: null, did: '存好了,从现在这一期起照新的来' })
      }
      await this.load()
      if (overtaken) this.setData({ notice: '别的成员刚改过日程。他改的已经接进来,你改的也还在,看一遍再存' })
    },
  },
})
