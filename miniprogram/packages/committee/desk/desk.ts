import { definePage } from '../../../behaviors/page'
import { home } from '../../../services/courtyard'
import type { Tap } from '../tap'
import { showDesk } from './view'

definePage({
  name: 'committee-desk',
  ask: () => home({}),
  show: showDesk,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      void wx.navigateTo({ url: event.currentTarget.dataset.url })
    },
    onHome() {
      void wx.switchTab({ url: '/pages/home/home' })
    },
  },
})
