import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { codeSheet, householdCodes, householdQr, renewCode } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import type { Result } from '../../../services/result'
import { openSheet } from './openSheet'
import { showCodes } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-codes',
  local: { group: '', openId: '', qr: '', asking: false, did: '' },
  ask() {
    return householdCodes({ group: this.data.group })
  },
  show: showCodes,
  onLoad({ group, householdId }) {
    this.setData({ group: decodeURIComponent(group ?? ''), openId: householdId ?? '' })
    if (householdId) void drawQr(this, householdId)
  },
  on: {
    async onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name, did: '' })
      await this.load()
    },
    async onHousehold(event: Tap<{ id: string }>) {
      const { id } = event.currentTarget.dataset
      this.setData({ openId: id, qr: '', notice: '', did: '' })
      this.redraw()
      await drawQr(this, id)
    },
    onDraw() {
      return drawQr(this, this.data.openId)
    },
    onClose() {
      this.setData({ openId: '', qr: '', notice: '' })
      this.redraw()
    },
    async onExport() {
      const sheet = await this.act('export', () => codeSheet({ group: this.data.group || (this.answer?.group ?? '') }))
      if (sheet) this.setData({ notice: await openSheet(sheet.fileName, sheet.base64) })
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onRenew() {
      const input = { householdId: this.data.openId }
      const renewed = await this.act('renew', () => renewCode(input, intention.of(input)))
      if (!renewed) return
      intention.done()
      this.setData({ asking: false, qr: '', did: '换好了,老码已经不能用。请把新码交给这家人' })
      await this.load()
      await drawQr(this, input.householdId)
    },
  },
})

interface Page {
  data: { openId: string }
  setData(data: { qr: string }): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}

/** The picture to scan; shown only if the same household is still open when it comes. */
async function drawQr(page: Page, householdId: string): Promise<void> {
  const drawn = await page.act('qr', () => householdQr({ householdId }))
  if (drawn && page.data.openId === householdId) page.setData({ qr: `data:image/png;base64,${drawn.pngBase64}` })
}
