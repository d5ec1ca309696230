import { definePage } from '../../../behaviors/page'
import * as courtyard from '../../../services/courtyard'
import { open, pages } from '../../../services/open'
import { showHistory } from './historyView'

definePage({
  name: 'rules',
  ask: () => courtyard.rules({}),
  show: showHistory,
  on: {
    onVersion(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>) {
      open(pages.version(event.currentTarget.dataset.id))
    },
  },
})
