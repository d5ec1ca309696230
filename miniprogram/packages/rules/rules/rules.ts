import { definePage } from '../../../behaviors/page'
import * as courtyard from '../../../services/courtyard'
import { open, pages } from '../../../services/open'
import { showRules } from './rulesView'

type RowTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

definePage({
  name: 'rules',
  ask: () => courtyard.rules({}),
  show: showRules,
  on: {
    onVersion(event: RowTap) {
      open(pages.version(event.currentTarget.dataset.id))
    },
    onHistory() {
      open(pages.history())
    },
    onDifference() {
      const inForce = this.data.view?.inForce
      if (inForce) open(pages.difference(inForce.previousId, inForce.id))
    },
  },
})
