import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { dropDisclosure, maskNames, sendToReview } from '../../../services/disclosures'
import { sameIntention } from '../../../services/intention'
import { forgetUnsaved } from '../../../services/unsaved'
import { pickStatement } from '../pickStatement'
import { addFiles, lookAt, removeFile, sendAgain } from './files'
import { fieldsOf, openDisclosure, startFrom, unsavedName, type Wanted } from './openDisclosure'
import { save, saveSoon, type EditPage } from './saving'
import { both, plainOf, type Opened, type Typed } from './typed'
import { isDirty, showEdit, typedNow, type EditLocal } from './view'

type Local = { -readonly [K in keyof EditLocal]: EditLocal[K] }
const nothing: Typed = {
  title: '',
  sections: [],
  attachments: [],
  statement: null,
  postedDays: 15,
  shortReason: '',
  correctionReason: '',
  duty: null,
  links: { motionId: null, meetingId: null, ratingPeriodId: null },
}
const { title, statement, postedDays, shortReason, duty, links, correctionReason } = nothing
const local: Local = {
  ...{ title, statement, postedDays, shortReason, duty, links, correctionReason, texts: {}, files: [], saved: nothing },
  ...{
    id: '',
    unsavedAs: '',
    revision: 0,
    birth: null,
    kind: '',
    state: 'idle',
    savedAt: 0,
    problems: [],
    warnings: [],
  },
  ...{ conflict: null, timer: 0, restored: false, asking: '', told: '' },
}
const intention = sameIntention()

interface Page extends EditPage {
  readonly answer: Opened | null
}
function changed(page: EditPage): void {
  page.setData({ told: '' })
  saveSoon(page)
  page.redraw()
}
/** One of the two texts, or both of them; what isn't kept goes to the clipboard. */
function settle(page: Page, chosen: Typed, dropped: Typed | null, told: string): void {
  const { conflict } = page.data
  if (!conflict || !page.answer) return
  if (dropped) void wx.setClipboardData({ data: plainOf(dropped) })
  const { revision, typed } = conflict
  const saved = typedNow(fieldsOf(typed, page.answer))
  page.setData({ ...fieldsOf(chosen, page.answer), saved, revision, conflict: null, told })
  if (chosen === typed) forgetUnsaved(page.data.unsavedAs)
  page.redraw()
}

definePage({
  name: 'committee-disclosure-edit/1',
  local,
  /** Asked again whenever the page comes back: a picture's check may have ended. What is being written stays. */
  async ask(query) {
    const wanted: Wanted = {
      id: this.data.id || (query.id ?? ''),
      kind: query.kind ?? '',
      duty: decodeURIComponent(query.duty ?? ''),
      period: decodeURIComponent(query.period ?? ''),
    }
    const opened = await openDisclosure(wanted)
    const untouched = !isDirty(this.data) && this.data.files.every(({ state }) => state === 'stored')
    // an answer from before the last save says less than the page knows
    const current = opened.ok && (opened.value.stored?.revision ?? 0) >= this.data.revision
    if (opened.ok && untouched && current) {
      const unsavedAs = unsavedName(wanted)
      this.setData({ unsavedAs, ...startFrom(opened.value, unsavedAs) })
    }
    return opened
  },
  show: showEdit,
  on: {
    onTitle(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.title) return
      this.setData({ title: event.detail.value })
      changed(this)
    },
    onText(event: Tap<{ key: string }> & Told<{ value: string }>) {
      const { key } = event.currentTarget.dataset
      const { texts } = this.data
      if (event.detail.value === texts[key]) return
      this.setData({ texts: { ...texts, [key]: event.detail.value } })
      changed(this)
    },
    onDays(event: Told<{ by: number }>) {
      this.setData({ postedDays: Math.min(Math.max(this.data.postedDays + event.detail.by, 1), 365) })
      changed(this)
    },
    onReason(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.shortReason) return
      this.setData({ shortReason: event.detail.value })
      changed(this)
    },
    onCorrectionReason(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.correctionReason) return
      this.setData({ correctionReason: event.detail.value })
      changed(this)
    },
    async onStatement() {
      const picked = await pickStatement(this.data.statement)
      this.setData({ statement: picked })
      changed(this)
    },

    onImage() {
      return addFiles(this, 'image', () => changed(this))
    },
    onPdf() {
      return addFiles(this, 'pdf', () => changed(this))
    },
    onLook(event: Told<{ key: string }>) {
      const { key } = event.detail
      const cut = this.data.files.some((file) => file.key === key && file.state === 'cut')
      return cut ? sendAgain(this, key, () => changed(this)) : lookAt(this, key)
    },
    onRemove(event: Told<{ key: string }>) {
      removeFile(this, event.detail.key)
      changed(this)
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
      changed(this)
      const names = masked.found.map((one) => one.masked).join('、')
      this.setData({ told: names ? `遮好了:${names}。再读一遍,看还有没有认得出的人` : '没有找到住户的名字' })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
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
      const { conflict } = this.data
      if (conflict) settle(this, conflict.typed, typedNow(this.data), '你写的已经复制,需要时可以粘贴出来')
    },
    onMine() {
      const { conflict } = this.data
      if (!conflict) return
      settle(this, typedNow(this.data), conflict.typed, `${conflict.name}写的已经复制,需要时可以粘贴出来`)
      return save(this)
    },
    onBoth() {
      const { conflict, saved } = this.data
      if (!conflict) return
      settle(this, both(conflict.typed, typedNow(this.data), saved), null, '两份都在下面,不一样的地方挨着放,请理一理')
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
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
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
