import { definePage } from '../../../behaviors/page'
import { dropDisclosure, maskNames, sendToReview } from '../../../services/disclosures'
import { pickStatement } from '../pickStatement'
import { sameIntention } from '../sameIntention'
import type { Tap, Told } from '../tap'
import { addFiles, lookAt, removeFile, sendAgain } from './files'
import { fieldsOf, openDisclosure, startFrom, unsavedName, type Wanted } from './openDisclosure'
import { save, saveSoon } from './saving'
import { both, plainOf, type Typed } from './typed'
import { forgetUnsaved } from './unsaved'
import { isDirty, showEdit, typedNow, type EditLocal } from './view'

type Local = { -readonly [K in keyof EditLocal]: EditLocal[K] }
const nothing: Typed = {
  title: '',
  sections: [],
  attachments: [],
  statement: null,
  postedDays: 15,
  shortReason: '',
  duty: null,
  links: { motionId: null, meetingId: null, ratingPeriodId: null },
}
const { title, statement, postedDays, shortReason, duty, links } = nothing
const local: Local = {
  ...{ title, statement, postedDays, shortReason, duty, links, texts: {}, files: [], saved: nothing },
  ...{ id: '', unsavedAs: '', revision: 0, kind: '', state: 'idle', savedAt: 0, problems: [], warnings: [] },
  ...{ conflict: null, timer: 0, restored: false, asking: '', told: '' },
}
const intention = sameIntention()

definePage({
  name: 'committee-disclosure-edit/1',
  freshOnShow: false,
  local,
  async ask(query) {
    const wanted: Wanted = {
      id: this.data.id || (query.id ?? ''),
      kind: query.kind ?? '',
      duty: decodeURIComponent(query.duty ?? ''),
      period: decodeURIComponent(query.period ?? ''),
    }
    const opened = await openDisclosure(wanted)
    const untouched = !isDirty(this.data) && this.data.files.every(({ state }) => state === 'stored')
    if (opened.ok && untouched) {
      const unsavedAs = unsavedName(wanted)
      this.setData({ unsavedAs, ...startFrom(opened.value, unsavedAs) })
    }
    return opened
  },
  show: showEdit,
  on: {
    changed() {
      this.setData({ told: '' })
      saveSoon(this)
      this.redraw()
    },
    onTitle(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.title) return
      this.setData({ title: event.detail.value })
      this.changed()
    },
    onText(event: Tap<{ key: string }> & Told<{ value: string }>) {
      const { key } = event.currentTarget.dataset
      const { texts } = this.data
      if (event.detail.value === texts[key]) return
      this.setData({ texts: { ...texts, [key]: event.detail.value } })
      this.changed()
    },
    onDays(event: Told<{ by: number }>) {
      this.setData({ postedDays: Math.min(Math.max(this.data.postedDays + event.detail.by, 1), 365) })
      this.changed()
    },
    onReason(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.shortReason) return
      this.setData({ shortReason: event.detail.value })
      this.changed()
    },
    async onStatement() {
      const picked = await pickStatement(this.data.statement)
      this.setData({ statement: picked })
      this.changed()
    },

    onImage() {
      return addFiles(this, 'image')
    },
    onPdf() {
      return addFiles(this, 'pdf')
    },
    onLook(event: Told<{ key: string }>) {
      const { key } = event.detail
      const cut = this.data.files.some((file) => file.key === key && file.state === 'cut')
      return cut ? sendAgain(this, key) : lookAt(this, key)
    },
    onRemove(event: Told<{ key: string }>) {
      removeFile(this, event.detail.key)
    },
    /** Every name of the roll and of members in what is written; the writer reads it again before it goes on. */
    async onMask() {
      const keys = Object.keys(this.data.texts)
      const written = [this.data.title, ...keys.map((key) => this.data.texts[key] ?? '')]
      const masked = await this.act('mask', () => maskNames({ texts: written }))
      if (!masked) return
      const [maskedTitle = '', ...rest] = masked.texts
      const texts = Object.fromEntries(keys.map((key, index) => [key, rest[index] ?? '']))
      this.setData({ title: maskedTitle, texts })
      this.changed()
      const names = masked.found.map((one) => one.masked).join('、')
      this.setData({ told: names ? `遮好了:${names}。再读一遍,看还有没有认得出的人` : '没有找到住户的名字' })
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
    /** One of the two texts, or both of them; what isn't kept goes to the clipboard. */
    settle(chosen: Typed, dropped: Typed | null, told: string) {
      const { conflict } = this.data
      if (!conflict || !this.answer) return
      if (dropped) void wx.setClipboardData({ data: plainOf(dropped) })
      const { revision, typed } = conflict
      const saved = typedNow(fieldsOf(typed, this.answer))
      this.setData({ ...fieldsOf(chosen, this.answer), saved, revision, conflict: null, told })
      if (chosen === typed) forgetUnsaved(this.data.unsavedAs)
      this.redraw()
    },
    onTheirs() {
      const { conflict } = this.data
      if (conflict) this.settle(conflict.typed, typedNow(this.data), '你写的已经复制,需要时可以粘贴出来')
    },
    onMine() {
      const { conflict } = this.data
      if (!conflict) return
      this.settle(typedNow(this.data), conflict.typed, `${conflict.name}写的已经复制,需要时可以粘贴出来`)
      return save(this)
    },
    onBoth() {
      const { conflict, saved } = this.data
      if (!conflict) return
      this.settle(both(conflict.typed, typedNow(this.data), saved), null, '两份都在下面,不一样的地方挨着放,请理一理')
      return save(this)
    },

    onMain() {
      this.setData({ asking: 'review', notice: '' })
    },
    onDrop() {
      this.setData({ asking: 'drop', notice: '' })
    },
    onCancel() {
      this.setData({ asking: '' })
    },
    async onConfirm() {
      if (!(await save(this))) return
      const meant = { disclosureId: this.data.id, revision: this.data.revision }
      if (!(await this.act('send', () => sendToReview(meant, intention.of(meant))))) return
      intention.done()
      this.setData({ asking: '', told: '送出去了。另一位成员审过,就公示' })
      await this.load()
    },
    async onDropped() {
      const { id, unsavedAs } = this.data
      if (id && !(await this.act('send', () => dropDisclosure({ disclosureId: id }, intention.of({ drop: id })))))
        return
      clearTimeout(this.data.timer)
      forgetUnsaved(unsavedAs)
      this.setData({ saved: typedNow(this.data), title: '' })
      void wx.navigateBack()
    },
  },
})
