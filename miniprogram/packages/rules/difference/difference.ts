import { definePage } from '../../../behaviors/page'
import * as courtyard from '../../../services/courtyard'
import { showDifference } from './differenceView'

definePage({
  name: 'difference/1',
  ask: ({ from = '', to = '' }) => courtyard.ruleDifference({ from, to }),
  show: showDifference,
  local: { all: false },
  on: {
    onAll() {
      this.setData({ all: true })
      this.redraw()
    },
  },
})
