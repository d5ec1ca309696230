import { definePage } from '../../../behaviors/page'
import { lookAtPhoto, shownFile } from '../../../behaviors/photo'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { markSlip, reach, unmarkSlip } from '../../../services/notifications'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { keepPhoto, takePhoto } from '../../../services/photos'
import type { Result } from '../../../services/result'
import { showReach } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-reach/2',
  local: { group: '', openId: '', sheet: false, postersUnfolded: false },
  ask: ({ eventId = '' }) => reach({ eventId }),
  show: showReach,
  on: {
    onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name })
      this.redraw()
    },
    onCell(event: Told<{ id: string }>) {
      // the group on screen may be the one chosen for its many doors left: it stays when one of them signs
      this.setData({ openId: event.detail.id, group: this.data.view?.group ?? '', sheet: true, notice: '' })
      this.redraw()
    },
    onClose() {
      this.setData({ sheet: false })
    },
    async onSign() {
      const input = { eventId: this.query.eventId ?? '', householdId: this.data.openId, photoFileId: null }
      await changeSlip(this, () => markSlip(input, intention.of(input)))
    },
    async onUnsign() {
      const input = { eventId: this.query.eventId ?? '', householdId: this.data.openId }
      await changeSlip(this, () => unmarkSlip(input, intention.of(input)))
    },
    /** The slip with the signature on it, as evidence. */
    async onPhoto() {
      const taken = await takePhoto()
      if (taken === null) return
      if ('problem' in taken) return this.setData({ notice: taken.problem })
      const { eventId = '' } = this.query
      const householdId = this.data.openId
      await changeSlip(this, async () => {
        const stored = await keepPhoto('slips', taken.path)
        if (!stored.ok) return stored
        const input = { eventId, householdId, photoFileId: stored.value }
        return markSlip(input, intention.of(input))
      })
    },
    onPosters() {
      this.setData({ postersUnfolded: !this.data.postersUnfolded })
      this.redraw()
    },
    onPoster(event: Tap<{ file: string; hash: string | null }>) {
      return lookAtPhoto(this, shownFile(event.currentTarget.dataset))
    },
    onTexts() {
      open(pages.noticePoster(this.query.eventId ?? ''))
    },
    onMain() {
      open(pages.noticeSweep(this.query.eventId ?? '', this.data.view?.group ?? ''))
    },
  },
})

interface Page {
  setData(data: { sheet: boolean }): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
  load(): Promise<void>
}

async function changeSlip(page: Page, change: () => Promise<Result<object>>): Promise<void> {
  if (!(await page.act('slip', change))) return
  intention.done()
  page.setData({ sheet: false })
  await page.load()
}
