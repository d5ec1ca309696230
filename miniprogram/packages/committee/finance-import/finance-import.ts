import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { chooseSheet } from '../../../services/chooseSheet'
import { readFinanceSheet } from '../../../services/disclosures'
import type { Result } from '../../../services/result'
import { handBackStatement, whenGiven } from '../pickStatement'
import {
  fromDraft,
  fromSheet,
  nothingYet,
  showImport,
  statementFrom,
  withReason,
  type ImportLocal,
  type ImportView,
  type SheetFile,
} from './view'

type Local = { -readonly [K in keyof ImportLocal]: ImportLocal[K] }

interface Page {
  data: Local
  setData(data: object): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}
/** Changes what the page knows and shows what that comes to, at once. */
function put(page: Page, change: Partial<Local>): void {
  page.setData({ ...change, shown: showImport({ ...page.data, ...change }) })
}
async function look(page: Page, file: SheetFile): Promise<void> {
  const sheet = await page.act('look', () => readFinanceSheet({ file }))
  if (sheet) put(page, fromSheet(sheet))
}

definePage({
  name: 'committee-finance-import',
  freshOnShow: false,
  local: { ...(nothingYet as Local), shown: showImport(nothingYet) as ImportView },
  onLoad() {
    whenGiven(this, (given) => {
      if (given) put(this, fromDraft(given))
    })
  },
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
      put(this, { lines: null, errors: [], missing: [], unfolded: false })
      this.setData({ notice: '' })
    },
    onPeriod(event: Told<{ value: string }>) {
      put(this, { period: event.detail.value })
    },
    onClosing(event: Told<{ value: string }>) {
      put(this, { closing: event.detail.value })
    },
    onReason(event: Tap<{ at: string }> & Told<{ value: string }>) {
      const { lines } = this.data
      if (lines) put(this, { lines: withReason(lines, Number(event.currentTarget.dataset.at), event.detail.value) })
    },
    onUnfold() {
      put(this, { unfolded: !this.data.unfolded })
    },
    onTake() {
      const statement = statementFrom(this.data)
      if (statement) handBackStatement(this, statement)
    },
  },
})
