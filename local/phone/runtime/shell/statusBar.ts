import { html } from '../html'
import type { Network, NetworkMode } from '../wx/network'

const HOURS = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const

const SHOWN: Record<NetworkMode, string> = { online: '5G', '3g': '3G', lossy: '信号弱', offline: '无网络' }

/** Time, signal and battery. `now` is the phone's clock. */
export function createStatusBar(now: () => Date, network: Network): HTMLElement {
  const time = html('span', 'phone-time')
  const signal = html('i', 'phone-signal')
  const label = html('span', 'phone-network', SHOWN[network.mode])
  const bar = html(
    'div',
    'phone-status',
    time,
    html('span', 'phone-status-right', signal, label, html('i', 'phone-battery')),
  )
  bar.setAttribute('aria-hidden', 'true')
  const tick = () => {
    // The phone is in China, wherever this browser is.
    time.textContent = now().toLocaleTimeString('zh-CN', { ...HOURS, timeZone: 'Asia/Shanghai' })
  }
  tick()
  setInterval(tick, 1000)
  network.changes.on('change', () => {
    label.textContent = SHOWN[network.mode]
  })
  return bar
}
