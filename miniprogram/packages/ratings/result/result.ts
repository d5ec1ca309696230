import { definePage } from '../../../behaviors/page'
import { lookAtPhoto, shownFile } from '../../../behaviors/photo'
import type { Tap, Told } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { ratingComments, ratingResult } from '../../../services/ratings'
import { showRatingResult } from './resultView'

definePage({
  name: 'rating-result/3',
  local: { openItem: '', openGroup: '' },
  ask: ({ id = '' }) => ratingResult({ periodId: id }),
  show: showRatingResult,
  onShareAppMessage() {
    return { title: this.data.view?.title ?? '院里的评议', path: pages.ratingResult(this.query.id ?? '') }
  },
  on: {
    onItem(event: Told<{ key: string }>) {
      const { key } = event.detail
      this.setData({ openItem: key === this.data.openItem ? '' : key })
      this.redraw()
    },
    onGroup(event: Tap<{ name: string }>) {
      const { name } = event.currentTarget.dataset
      this.setData({ openGroup: name === this.data.openGroup ? '' : name })
      this.redraw()
    },
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onPhoto(event: Tap<{ file: string; hash: string | null }>) {
      return lookAtPhoto(this, shownFile(event.currentTarget.dataset))
    },
    async onMoreComments() {
      const shown = this.answer
      const after = shown?.moreComments
      if (!shown || !after) return
      const more = await this.act('more', () => ratingComments({ periodId: this.query.id ?? '', after }))
      if (more) {
        this.answered({ ...shown, comments: [...shown.comments, ...more.comments], moreComments: more.moreComments })
      }
    },
  },
})
