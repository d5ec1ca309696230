import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { newIntention, sameIntention } from '../../../services/intention'
import { saveStandard, standard, standards } from '../../../services/ratings'
import { isRatee } from '../../../text/rating'
import { forgetUnsaved, keepUnsaved, readUnsaved } from '../../../services/unsaved'
import * as drafts from './standardDraft'
import { PRAISE, showEditing, type StandardLocal } from './view'

type Draft = drafts.Draft
type Stored = drafts.Stored
type Local = { -readonly [K in keyof StandardLocal]: StandardLocal[K] } & { revision: number; did: string }

const local: Local = { draft: null, openKey: '', theirs: null, changed: false, typed: {}, revision: 0, did: '' }
const intention = sameIntention()
/** Keys are the standard's own: they only have to differ from one another. */
const newKey = () => newIntention().slice(-10)
const subjectOf = (text = '') => (isRatee(text) ? text : 'property')

/** The draft as somebody else has saved it: whoever began one has no id of it yet. */
async function readTheirs(subject: Stored['subject']): Promise<Stored | null> {
  const all = await standards({})
  const draft = all.ok ? all.value.subjects.find((one) => one.subject === subject)?.draft : null
  if (!draft) return null
  const found = await standard({ subject, standardId: draft.id })
  return found.ok ? found.value : null
}

interface EditPage {
  readonly query: { readonly subject?: string | undefined }
  data: Local
  setData(data: Partial<Local>): void
  redraw(): void
}

/** What this phone keeps until it is saved. */
interface Unsaved {
  readonly draft: Draft
  /** The revision it was changed on. */
  readonly revision: number
}
const unsavedName = (subject: Stored['subject']) => `standard:${subject}`

/** Every change is kept on the phone until it is saved. */
function change(page: EditPage, draft: Draft): void {
  const { revision } = page.data
  keepUnsaved(unsavedName(subjectOf(page.query.subject)), { draft, revision } satisfies Unsaved)
  page.setData({ draft, changed: true, did: '' })
  page.redraw()
}

definePage({
  name: 'committee-rating-standard',
  freshOnShow: false,
  local,
  async ask({ subject, id = '' }) {
    const asked = await standard({ subject: subjectOf(subject), standardId: id || null })
    if (asked.ok && !this.data.draft) {
      const kept = readUnsaved<Unsaved>(unsavedName(subjectOf(subject)), ['draft', 'revision'])
      const { revision } = asked.value
      this.setData({
        draft: kept?.draft ?? drafts.draftOf(asked.value),
        changed: kept !== null || revision === 0,
        revision,
        theirs: kept !== null && kept.revision !== revision ? asked.value : null,
      })
    }
    return asked
  },
  show: showEditing,
  on: {
    onTitle(event: Told<{ value: string }>) {
      const { draft } = this.data
      if (draft && draft.title !== event.detail.value) change(this, { ...draft, title: event.detail.value })
    },
    onFold(event: Tap<{ key: string }>) {
      const { key } = event.currentTarget.dataset
      this.setData({ openKey: key === this.data.openKey ? '' : key })
      this.redraw()
    },
    onItemTitle(event: Told<{ value: string }> & Tap<{ key: string }>) {
      const { draft } = this.data
      const title = event.detail.value
      if (draft)
        change(
          this,
          drafts.withItem(draft, event.currentTarget.dataset.key, (item) => ({ ...item, title })),
        )
    },
    onAnchor(event: Told<{ value: string }> & Tap<{ key: string; at: number }>) {
      const { draft } = this.data
      const { key, at } = event.currentTarget.dataset
      if (draft)
        change(
          this,
          drafts.withItem(draft, key, (item) => drafts.withAnchor(item, at, event.detail.value)),
        )
    },
    onReasons(event: Told<{ value: string }> & Tap<{ key: string }>) {
      const { draft } = this.data
      this.setData({ typed: { ...this.data.typed, [event.currentTarget.dataset.key]: event.detail.value } })
      const reasonsOf = (item: Draft['items'][number]) => drafts.readReasons(event.detail.value, item.reasons, newKey)
      if (!draft) return
      change(
        this,
        drafts.withItem(draft, event.currentTarget.dataset.key, (item) => ({ ...item, reasons: reasonsOf(item) })),
      )
    },
    onPraise(event: Told<{ value: string }>) {
      const { draft } = this.data
      this.setData({ typed: { ...this.data.typed, [PRAISE]: event.detail.value } })
      if (!draft) return
      change(this, { ...draft, praiseReasons: drafts.readReasons(event.detail.value, draft.praiseReasons, newKey) })
    },
    onAdd() {
      const { draft } = this.data
      if (!draft) return
      const key = newKey()
      this.setData({ openKey: key })
      change(this, drafts.addItem(draft, key))
    },
    onDrop(event: Tap<{ key: string }>) {
      const { draft } = this.data
      if (draft) change(this, drafts.dropItem(draft, event.currentTarget.dataset.key))
    },
    /** What isn't taken goes to the clipboard: nothing is lost by choosing. */
    onTheirs() {
      const { theirs, draft } = this.data
      if (!theirs || !draft) return
      void wx.setClipboardData({ data: drafts.textOf(draft) })
      forgetUnsaved(unsavedName(subjectOf(this.query.subject)))
      const { revision } = theirs
      this.setData({
        draft: drafts.draftOf(theirs),
        revision,
        theirs: null,
        changed: false,
        typed: {},
        did: '你写的已经复制,需要时可以粘贴出来',
      })
      this.redraw()
    },
    onMine() {
      const { theirs } = this.data
      if (!theirs) return
      void wx.setClipboardData({ data: drafts.textOf(drafts.draftOf(theirs)) })
      this.setData({
        revision: theirs.revision,
        theirs: null,
        changed: true,
        did: '对方写的已经复制,需要时可以粘贴出来',
      })
      this.redraw()
    },
    async onSave() {
      const { draft, revision, view } = this.data
      if (!draft || drafts.missing(draft) || view?.conflict) return
      const subject = subjectOf(this.query.subject)
      const input = { subject, ...draft, revision }
      let refusal = ''
      const saved = await this.act('save', async () => {
        const result = await saveStandard(input, intention.of(input))
        if (!result.ok) refusal = result.refusal.code
        return result
      })
      if (saved) {
        intention.done()
        forgetUnsaved(unsavedName(subject))
        this.setData({
          revision: saved.revision,
          changed: false,
          did: '存好了。请另一个人在“评议标准”里看过同意,才起用',
        })
        this.redraw()
        return
      }
      if (refusal !== 'EDITED_BY_ANOTHER') return
      this.setData({ theirs: await readTheirs(subject) })
      this.redraw()
    },
  },
})
