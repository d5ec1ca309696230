import { definePage } from '../../../behaviors/page'
import { duties } from '../../../services/disclosures'
import { open, pages } from '../../../services/open'
import { showDuties } from './dutiesView'

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

definePage({
  name: 'disclosures-duties/1',
  ask: () => duties({}),
  show: showDuties,
  on: {
    onOpen(event: Tap) {
      const { id } = event.currentTarget.dataset
      if (id) open(pages.disclosure(id))
    },
  },
})
