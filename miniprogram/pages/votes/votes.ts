import { definePage } from '../../behaviors/page'
import { open } from '../../services/open'
import * as votes from '../../services/votes'
import { showVotes } from './votesView'

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { url: string }>

definePage({
  name: 'votes',
  ask: () => votes.motions({ before: null }),
  show: showVotes,
  on: {
    onOpen(event: Tap) {
      open(event.currentTarget.dataset.url)
    },
    /** The page before the oldest one shown goes below it; pulling down begins anew. */
    async onOlder() {
      const shown = this.answer
      const last = shown?.motions[shown.motions.length - 1]
      if (!shown || !last) return
      const older = await this.act('older', () => votes.motions({ before: last.announcedAt }))
      if (older) this.answered({ motions: [...shown.motions, ...older.motions], more: older.more })
    },
  },
})
