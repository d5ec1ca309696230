import { definePage } from '../../behaviors/page'
import * as courtyard from '../../services/courtyard'
import { readInboxSeen } from '../../services/inboxSeen'
import { open, pages } from '../../services/open'
import { scanHouseholdCode } from '../../services/scanCode'
import { showHome } from './homeView'

/** Where WeChat's own capsule stands: the header begins beside it and goes on below. */
function headBesideCapsule() {
  const capsule = wx.getMenuButtonBoundingClientRect()
  const { windowWidth } = wx.getWindowInfo()
  return { top: capsule.top, height: capsule.height, right: Math.max(windowWidth - capsule.left, 0) }
}

definePage({
  name: 'home',
  ask: () => courtyard.home({}),
  show: (answer, now) => showHome(answer, now, readInboxSeen()),
  local: { head: { top: 0, height: 0, right: 0 } },
  onLoad() {
    this.setData({ head: headBesideCapsule() })
  },
  on: {
    onVote() {
      if (this.data.view?.waiting) open(pages.motion(this.data.view.waiting.id))
    },
    onOpen(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onBell() {
      open(pages.inbox())
    },
    onDesk() {
      open(pages.desk())
    },
    onCode() {
      open(pages.joinByCode())
    },
    onAsk() {
      open(pages.ask())
    },
    onFound() {
      open(pages.found())
    },
    async onScan() {
      const code = await scanHouseholdCode()
      if (code) open(pages.joinByCode(code))
      else
        this.setData({ notice: code === null ? '' : '这不是户码的单子。请对准单子上的方块再扫一次,或者输入 12 个数字' })
    },
  },
})
