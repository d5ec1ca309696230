import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { chooseSheet } from '../../../services/chooseSheet'
import { importRoll, previewRoll } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { pages } from '../../../services/pages'
import type { Result } from '../../../services/result'
import { decisionsOf, listed, needsPreview, showImport, type ImportLocal, type ImportView, type RollFile } from './view'

type Local = { -readonly [K in keyof ImportLocal]: ImportLocal[K] }
const nothingYet = {}
const local: Local = {
  file: null,
  pasting: false,
  pasted: '',
  preview: null,
  decisions: nothingYet,
  previewed: nothingYet,
  unfolded: '',
  done: null,
}
const intention = sameIntention()

interface Page {
  data: Local & { busy: string }
  setData(data: object): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}
/** Changes what the page knows and shows what that comes to, at once. */
function put(page: Page, change: Partial<Local>): void {
  page.setData({ ...change, shown: showImport({ ...page.data, ...change }) })
}

/** Shows what the file would do, keeping what was decided about owners. */
async function look(page: Page, file: RollFile): Promise<void> {
  const asked = page.data.decisions
  const preview = await page.act('look', () => previewRoll({ file, owners: listed(asked) }))
  if (!preview) return
  const known = decisionsOf(preview)
  const more = Object.keys(known).some((name) => !(name in asked))
  put(page, { file, preview, previewed: asked, decisions: more ? { ...known, ...asked } : asked })
  await lookAgain(page)
}

/** When the last owner is decided, or one is decided anew: the preview on screen is made again. */
async function lookAgain(page: Page): Promise<void> {
  const { file, busy, decisions } = page.data
  if (!file || busy || !needsPreview(page.data)) return
  const preview = await page.act('look', () => previewRoll({ file, owners: listed(decisions) }))
  if (!preview) return
  put(page, { preview, previewed: decisions })
  await lookAgain(page)
}

definePage({
  name: 'committee-import',
  freshOnShow: false,
  local: { ...local, shown: showImport(local) as ImportView },
  on: {
    async onChoose() {
      const sheet = await chooseSheet()
      if (typeof sheet === 'string') this.setData({ notice: sheet })
      else if (sheet) await look(this, sheet)
    },
    onPaste() {
      put(this, { pasting: true })
    },
    onPasted(event: Told<{ value: string }>) {
      put(this, { pasted: event.detail.value })
    },
    onLook() {
      return look(this, { from: 'text', text: this.data.pasted })
    },
    /** Back to choosing; what was pasted stays. */
    onAgain() {
      put(this, { preview: null, file: null, decisions: nothingYet, previewed: nothingYet, unfolded: '' })
      this.setData({ notice: '' })
    },
    onUnfold(event: Tap<{ part: string }>) {
      const { part } = event.currentTarget.dataset
      put(this, { unfolded: this.data.unfolded === part ? '' : part })
    },
    async onDecide(event: Tap<{ name: string }> & Told<{ first: boolean }>) {
      const { name } = event.currentTarget.dataset
      put(this, { decisions: { ...this.data.decisions, [name]: event.detail.first } })
      await lookAgain(this)
    },
    async onConfirm() {
      const { file, preview, decisions } = this.data
      if (!file || !preview) return
      const input = { file, owners: listed(decisions), digest: preview.digest }
      let outdated = false
      const done = await this.act('import', async () => {
        const result = await importRoll(input, intention.of({ digest: preview.digest }))
        outdated = !result.ok && result.refusal.code === 'PREVIEW_OUTDATED'
        return result
      })
      if (done) {
        intention.done()
        put(this, { done })
      } else if (outdated) {
        await look(this, file)
        this.setData({ notice: '户册刚刚有变动,下面是重新算的。请再看一遍' })
      }
    },
    onCodes() {
      void wx.redirectTo({ url: pages.codes() })
    },
    onRoll() {
      void wx.navigateBack()
    },
  },
})
