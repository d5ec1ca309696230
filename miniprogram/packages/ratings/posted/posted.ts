import { definePage } from '../../../behaviors/page'
import { open } from '../../../services/open'
import { postedRatings } from '../../../services/ratings'
import type { Tap } from '../../committee/tap'
import { showPosted } from './postedView'

definePage({
  name: 'ratings-posted/1',
  ask: () => postedRatings({ before: null }),
  show: showPosted,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    /** The page before the oldest one shown goes below it; pulling down begins anew. */
    async onOlder() {
      const shown = this.answer
      const last = shown?.results[shown.results.length - 1]
      if (!shown || !last) return
      const older = await this.act('older', () => postedRatings({ before: last.postedAt }))
      if (older) this.answered({ results: [...shown.results, ...older.results], more: older.more })
    },
  },
})
