import { last } from 'lodash-es'
import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { postedRatings } from '../../../services/ratings'
import { showPosted } from './postedView'

definePage({
  name: 'ratings-posted/1',
  ask: () => postedRatings({ before: null }),
  show: showPosted,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onOlder() {
      const oldest = last(this.answer?.results)
      if (!oldest) return
      return this.older(
        () => postedRatings({ before: oldest.postedAt }),
        (shown, older) => ({ results: [...shown.results, ...older.results], more: older.more }),
      )
    },
  },
})
