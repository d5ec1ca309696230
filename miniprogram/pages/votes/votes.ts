import { definePage } from '../../behaviors/page'
import { open, pages } from '../../services/open'
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
    onOlder() {
      open(pages.inbox())
    },
  },
})
