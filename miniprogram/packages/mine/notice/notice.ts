import { definePage } from '../../../behaviors/page'
import { notice } from '../../../services/notifications'
import { goHome, open } from '../../../services/open'
import { noticeIdOf, showNotice } from './noticeView'

definePage({
  name: 'notice',
  local: { exact: false },
  ask: (query) => notice({ id: noticeIdOf(query) }),
  show: showNotice,
  on: {
    onExact() {
      this.setData({ exact: !this.data.exact })
    },
    onOpen() {
      if (this.data.view) open(this.data.view.url)
    },
    onHome() {
      goHome()
    },
  },
})
