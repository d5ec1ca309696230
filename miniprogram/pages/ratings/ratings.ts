import { definePage } from '../../behaviors/page'
import { open } from '../../services/open'
import { ratings } from '../../services/ratings'
import { showRatings } from './ratingsView'

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { url: string }>

definePage({
  name: 'ratings/1',
  ask: () => ratings({}),
  show: showRatings,
  on: {
    onOpen(event: Tap) {
      open(event.currentTarget.dataset.url)
    },
  },
})
