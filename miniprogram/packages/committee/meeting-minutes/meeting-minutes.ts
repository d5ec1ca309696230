import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { beginMinutes, confirmMinutes, meeting, openCorrections } from '../../../services/meetings'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { forgetUnsaved, readUnsaved } from '../../../services/unsaved'
import { stepDays } from '../settings/view'
import { save, saveSoon, unsavedName } from './saving'
import { asText, bothSections, changeSection } from './sections'
import { isDirty, showMinutes, startFrom, type MinutesLocal, type Unsaved } from './view'

type Local = { -readonly [K in keyof MinutesLocal]: MinutesLocal[K] }
const local: Local & { timer: number; restored: boolean; asking: boolean; told: string } = {
  sections: [],
  saved: [],
  revision: 0,
  state: 'idle',
  savedAt: 0,
  conflict: null,
  days: 3,
  timer: 0,
  restored: false,
  asking: false,
  told: '',
}
const CORRECTION_DAYS_MAX = 15
const intention = sameIntention()

definePage({
  name: 'committee-meeting-minutes',
  local,
  async ask({ meetingId = '' }) {
    const opened = await meeting({ meetingId })
    // an answer from before the last save says less than the page knows
    const current = opened.ok && (opened.value.minutes?.revision ?? 0) >= this.data.revision
    if (opened.ok && current && !isDirty(this.data)) {
      const unsaved = readUnsaved<Unsaved>(unsavedName(meetingId), ['sections', 'revision'])
      this.setData(startFrom(opened.value, unsaved))
    }
    return opened
  },
  show: showMinutes,
  on: {
    onText(event: Tap<{ key: string }> & Told<{ value: string }>) {
      const { value } = event.detail
      const before = this.data.sections
      const sections = changeSection(before, event.currentTarget.dataset.key, () => ({ text: value }))
      this.setData({ sections, told: '' })
      if (isDirty(this.data)) saveSoon(this)
    },
    onDecision(event: Tap<{ key: string; index: number }> & Told<{ value: string }>) {
      const { key, index } = event.currentTarget.dataset
      const { value } = event.detail
      const sections = changeSection(this.data.sections, key, ({ decisions }) => ({
        decisions: decisions.map((decision, at) => (at === index ? value : decision)),
      }))
      this.setData({ sections, told: '' })
      this.redraw()
      if (isDirty(this.data)) saveSoon(this)
    },
    onAdd(event: Tap<{ key: string }>) {
      const { key } = event.currentTarget.dataset
      this.setData({
        sections: changeSection(this.data.sections, key, ({ decisions }) => ({ decisions: [...decisions, ''] })),
      })
      this.redraw()
    },
    onRemove(event: Tap<{ key: string; index: number }>) {
      const { key, index } = event.currentTarget.dataset
      const sections = changeSection(this.data.sections, key, ({ decisions }) => ({
        decisions: decisions.filter((_, at) => at !== index),
      }))
      this.setData({ sections })
      this.redraw()
      if (isDirty(this.data)) saveSoon(this)
    },
    onSave() {
      return save(this)
    },
    onHide() {
      void save(this)
    },
    onUnload() {
      void save(this)
    },

    onTheirs() {
      const { conflict, sections } = this.data
      if (!conflict) return
      void wx.setClipboardData({ data: asText(sections) })
      forgetUnsaved(unsavedName(this.query.meetingId))
      const theirs = { sections: conflict.sections, saved: conflict.sections, revision: conflict.revision }
      this.setData({ ...theirs, conflict: null, state: 'saved', told: '你写的已经复制,需要时可以粘贴出来' })
      this.redraw()
    },
    onMine() {
      const { conflict } = this.data
      if (!conflict) return
      void wx.setClipboardData({ data: asText(conflict.sections) })
      const told = `${conflict.name}写的已经复制,需要时可以粘贴出来`
      this.setData({ saved: conflict.sections, revision: conflict.revision, conflict: null, told })
      return save(this)
    },
    onBoth() {
      const { conflict, sections } = this.data
      if (!conflict) return
      this.setData({
        sections: bothSections(conflict.sections, sections),
        saved: conflict.sections,
        revision: conflict.revision,
        conflict: null,
        told: '两份都在下面,不一样的地方挨着放,请理一理',
      })
      return save(this)
    },

    async onMain() {
      const meetingId = this.query.meetingId ?? ''
      const key = this.data.view?.main?.key
      if (key === 'settle') open(pages.corrections(meetingId))
      else if (key === 'link') open(pages.resolutions(meetingId))
      else if (key === 'begin') {
        if (!(await this.act('main', () => beginMinutes({ meetingId }, intention.of({ begin: meetingId }))))) return
        intention.done()
        await this.load()
      } else this.setData({ asking: true, notice: '' })
    },
    onDays(event: Told<{ by: number }>) {
      this.setData({ days: Math.min(CORRECTION_DAYS_MAX, stepDays(this.data.days, event.detail.by)) })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      if (!(await save(this))) return
      const { revision, days, view } = this.data
      const meetingId = this.query.meetingId ?? ''
      const confirms = view?.main?.key === 'confirm'
      const asked = { meetingId, revision }
      const done = await this.act<object>('main', () =>
        confirms
          ? confirmMinutes(asked, intention.of({ confirm: asked }))
          : openCorrections({ ...asked, days }, intention.of({ ...asked, days })),
      )
      if (!done) return
      intention.done()
      this.setData({ asking: false, told: confirms ? '定稿了。接着说说定下的事怎么落实' : '发出去了,各家都能看' })
      await this.load()
    },
  },
})
