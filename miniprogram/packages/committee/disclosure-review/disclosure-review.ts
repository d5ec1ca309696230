import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { openAttachment } from '../../../services/attachments'
import { disclosureDraft, reviewDisclosure } from '../../../services/disclosures'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showReview, type ReviewLocal } from './view'

type Local = { -readonly [K in keyof ReviewLocal]: ReviewLocal[K] }
const nothing: Local = { filesRead: false, opened: [], reasons: '' }
const intention = sameIntention()

definePage({
  name: 'committee-disclosure-review/2',
  local: { ...nothing, revision: 0, asking: '' as '' | 'agree' | 'return', done: '' as '' | 'posted' | 'returned' },
  /** Asked again whenever the page comes back, from a PDF too: a tick given for one draft isn't carried over to the next. */
  async ask({ id = '' }) {
    const asked = await disclosureDraft({ disclosureId: id })
    if (!asked.ok) return asked
    const { revision, done } = this.data
    const changed = revision > 0 && revision !== asked.value.revision && done === ''
    this.setData({
      revision: asked.value.revision,
      ...(changed ? { filesRead: false, opened: [], asking: '' as const, notice: '这一稿刚改过,请再看一遍' } : {}),
    })
    return asked
  },
  show: showReview,
  on: {
    async onFile(event: Told<{ key: string }>) {
      const all = this.answer?.attachments ?? []
      const file = all.find(({ fileId }) => fileId === event.detail.key)
      if (!file) return
      const problem = await openAttachment(file, all)
      this.setData({ notice: problem })
      if (!problem) this.setData({ opened: [...this.data.opened, file.fileId] })
      this.redraw()
    },
    onFilesRead() {
      this.setData({ filesRead: !this.data.filesRead })
      this.redraw()
    },
    onReasons(event: Told<{ value: string }>) {
      this.setData({ reasons: event.detail.value })
      this.redraw()
    },
    onCorrected() {
      const corrected = this.answer?.corrects?.id
      if (corrected) open(pages.disclosure(corrected))
    },
    onAgree() {
      this.setData({ asking: 'agree', notice: '' })
    },
    onReturn() {
      this.setData({ asking: 'return', notice: '' })
    },
    onCancel() {
      this.setData({ asking: '' })
    },
    async onConfirm() {
      const { asking, filesRead, reasons } = this.data
      const answer = this.answer
      if (!answer || asking === '') return
      const input = {
        disclosureId: answer.draft.id,
        revision: answer.revision,
        verdict: asking,
        reasons: asking === 'return' ? reasons.trim() : '',
        filesRead,
      }
      let overtaken = false
      const done = await this.act('review', async () => {
        const result = await reviewDisclosure(input, intention.of(input))
        overtaken = !result.ok && result.refusal.code === 'EDITED_BY_ANOTHER'
        return result
      })
      if (overtaken) await this.load()
      if (!done) return
      intention.done()
      this.setData({ asking: '', done: done.posted ? 'posted' : 'returned' })
    },
    onPosted() {
      void wx.redirectTo({ url: pages.disclosure(this.query.id ?? '') })
    },
    onEdit() {
      void wx.redirectTo({ url: pages.disclosureDraft(this.query.id ?? '') })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
