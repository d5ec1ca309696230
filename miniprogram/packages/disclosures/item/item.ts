import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { openAttachment } from '../../../services/attachments'
import { disclosure, exportFinance } from '../../../services/disclosures'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { shareFile } from '../../../services/shareFile'
import { showItem } from './itemView'

definePage({
  name: 'disclosure/2',
  local: { wholeYear: false, allLines: false },
  ask: ({ id = '' }) => disclosure({ disclosureId: id }),
  show: showItem,
  onShareAppMessage() {
    return { title: this.data.view?.title ?? '院里的公开', path: pages.disclosure(this.query.id ?? '') }
  },
  on: {
    onYear() {
      this.setData({ wholeYear: !this.data.wholeYear })
      this.redraw()
    },
    onLines() {
      this.setData({ allLines: !this.data.allLines })
      this.redraw()
    },
    async onFile(event: Told<{ key: string }>) {
      const all = this.answer?.attachments ?? []
      const file = all.find(({ fileId }) => fileId === event.detail.key)
      if (file) this.setData({ notice: await openAttachment(file, all) })
    },
    async onDownload(event: Tap<{ format: 'csv' | 'xlsx' }>) {
      const { format } = event.currentTarget.dataset
      const sheet = await this.act(format, () => exportFinance({ disclosureId: this.query.id ?? '', format }))
      if (sheet && !(await shareFile(sheet.fileName, sheet.base64)))
        this.setData({ notice: '表没发出去。请清出一点手机空间,再试一次' })
    },
    onNewer() {
      const newer = this.answer?.card.supersededBy
      if (newer) open(pages.disclosure(newer))
    },
    onVersion(event: Tap<{ id: string }>) {
      open(pages.disclosureVersions(event.currentTarget.dataset.id, this.query.id ?? ''))
    },
    onLink(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onAsk() {
      open(pages.disclosureQuestion(this.query.id ?? ''))
    },
  },
})
