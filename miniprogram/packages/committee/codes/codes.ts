import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { codeSlips, makeSlips, reprintSlip, showSlips } from '../../../services/courtyard'
import { newIntention, sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import type { Result } from '../../../services/result'
import { pages } from '../../../services/pages'
import { openSheet } from './openSheet'
import { showCodes, type MadeSlip } from './view'

const intention = sameIntention()
const local = { group: '', asked: '', asking: false, did: '', made: [] as readonly MadeSlip[], unfolded: false }

interface Printed {
  readonly fileName: string
  readonly base64: string
  readonly slips: readonly MadeSlip[]
}

definePage({
  name: 'committee-codes/2',
  local,
  ask() {
    return codeSlips({ group: this.data.group })
  },
  show: showCodes,
  onLoad({ group }) {
    this.setData({ group: decodeURIComponent(group ?? '') })
  },
  on: {
    async onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name, did: '', made: [], unfolded: false })
      await this.load()
    },
    onPrint() {
      this.setData({ asking: true, asked: '', notice: '', did: '' })
      this.redraw()
    },
    onAgain(event: Tap<{ id: string }>) {
      this.setData({ asking: true, asked: event.currentTarget.dataset.id, notice: '', did: '' })
      this.redraw()
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onMake() {
      const { asked } = this.data
      const group = this.answer?.group ?? ''
      const made = await this.act('make', () => make(asked, group))
      if (!made) return
      intention.done()
      const did = asked
        ? '做好了，旧的那张已经不能用。请当面交给这家人'
        : `做好了 ${made.slips.length} 张。请当场打印，当面交给各家，请他们在最后一页签名`
      this.setData({ asking: false, did })
      await openPrinted(this, made)
      await this.load()
    },
    async onBatch(event: Tap<{ id: string; does: string }>) {
      const { id: batchId, does } = event.currentTarget.dataset
      if (does === 'sign') {
        open(pages.slipsSigned(batchId, this.answer?.group ?? ''))
        return
      }
      const shown = await this.act('show', () => showSlips({ batchId }, newIntention()))
      if (!shown) return
      this.setData({ did: '打开了。看不到的，请在下面照着抄' })
      await openPrinted(this, shown)
    },
    onUnfold() {
      this.setData({ unfolded: !this.data.unfolded })
      this.redraw()
    },
  },
})

interface Page {
  setData(data: { made?: readonly MadeSlip[]; unfolded?: boolean; notice?: string }): void
  redraw(): void
}

async function openPrinted(page: Page, { fileName, base64, slips }: Printed): Promise<void> {
  page.setData({ made: slips, unfolded: false })
  page.setData({ notice: await openSheet(fileName, base64, '这批单子') })
  page.redraw()
}

/** For one household, or for those of a group that have none. */
function make(householdId: string, group: string): Promise<Result<Printed>> {
  const meant = householdId ? { householdId } : { group }
  return householdId ? reprintSlip({ householdId }, intention.of(meant)) : makeSlips({ group }, intention.of(meant))
}
