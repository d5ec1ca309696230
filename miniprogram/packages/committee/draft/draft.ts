import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { dropDraft, openConsultation, sealDraft } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { forgetUnsaved } from '../../../services/unsaved'
import { openDraft, startFrom } from './openDraft'
import { save, saveSoon } from './saving'
import { bothTexts, isDirty, showDraft, type DraftLocal } from './view'

type Local = { -readonly [K in keyof DraftLocal]: DraftLocal[K] }
const local: Local & { timer: number; restored: boolean; asking: '' | 'main' | 'drop'; told: string } = {
  versionId: '',
  unsavedAs: '',
  birth: null,
  title: '',
  text: '',
  saved: { title: '', text: '' },
  revision: 0,
  reading: false,
  state: 'idle',
  savedAt: 0,
  articleCount: 0,
  warnings: [],
  conflict: null,
  timer: 0,
  restored: false,
  asking: '',
  told: '',
}
const intention = sameIntention()

definePage({
  name: 'committee-draft',
  freshOnShow: false,
  local,
  async ask({ versionId = '', from = '' }) {
    const opened = await openDraft(this.data.versionId || versionId, from)
    if (opened.ok && !isDirty(this.data)) this.setData(startFrom(opened.value, from))
    return opened
  },
  show: showDraft,
  on: {
    onTitle(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.title) return
      this.setData({ title: event.detail.value, told: '' })
      saveSoon(this)
    },
    onText(event: Told<{ value: string }>) {
      if (event.detail.value === this.data.text) return
      this.setData({ text: event.detail.value, told: '' })
      saveSoon(this)
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
    /** The articles as the server has split them: of what is typed, so it is saved first. */
    async onReading(event: Told<{ first: boolean }>) {
      this.setData({ reading: !event.detail.first })
      if (!event.detail.first && (await save(this))) await this.load()
    },

    onTheirs() {
      const { conflict, title, text, unsavedAs } = this.data
      if (!conflict) return
      void wx.setClipboardData({ data: `${title}\n${text}` })
      forgetUnsaved(unsavedAs)
      const { title: theirTitle, text: theirText, revision } = conflict
      const stored = { title: theirTitle, text: theirText }
      this.setData({
        ...stored,
        saved: stored,
        revision,
        conflict: null,
        state: 'saved',
        told: '你写的已经复制,需要时可以粘贴出来',
      })
      this.redraw()
    },
    onMine() {
      const { conflict } = this.data
      if (!conflict) return
      void wx.setClipboardData({ data: `${conflict.title}\n${conflict.text}` })
      this.setData({
        revision: conflict.revision,
        conflict: null,
        told: `${conflict.name}写的已经复制,需要时可以粘贴出来`,
      })
      return save(this)
    },
    onBoth() {
      const { conflict, text } = this.data
      if (!conflict) return
      const both = bothTexts(conflict.text, text)
      this.setData({
        text: both,
        revision: conflict.revision,
        conflict: null,
        told: '两份都在下面,不一样的地方挨着放,请理一理',
      })
      return save(this)
    },

    onMain() {
      const key = this.data.view?.main?.key
      if (key === 'announce') open(pages.announceVote(this.data.versionId))
      else if (key === 'progress') open(pages.voteProgress(this.answer?.draft?.version.motionId ?? ''))
      else this.setData({ asking: 'main', notice: '' })
    },
    onDrop() {
      this.setData({ asking: 'drop', notice: '' })
    },
    onCancel() {
      this.setData({ asking: '' })
    },
    async onConfirm() {
      if (!(await save(this))) return
      const { versionId, revision, view } = this.data
      const meant = { key: view?.main?.key, versionId, revision }
      const seals = meant.key === 'seal'
      const done = await this.act<object>('main', () =>
        (seals ? sealDraft : openConsultation)({ versionId, revision }, intention.of(meant)),
      )
      if (!done) return
      intention.done()
      this.setData({ asking: '', reading: seals, told: seals ? '定稿了,现在可以发起表决' : '各家已经能看到这一稿' })
      await this.load()
    },
    async onDropped() {
      const { versionId, unsavedAs } = this.data
      if (!(await this.act('main', () => dropDraft({ versionId }, intention.of({ drop: versionId }))))) return
      forgetUnsaved(unsavedAs)
      this.setData({ saved: { title: this.data.title, text: this.data.text } })
      void wx.navigateBack()
    },
    onOpinions() {
      open(pages.ruleOpinions(this.data.versionId))
    },
    onDifference() {
      const inForceId = this.answer?.draft?.inForceId
      if (inForceId) open(pages.difference(inForceId, this.data.versionId))
    },
  },
})
