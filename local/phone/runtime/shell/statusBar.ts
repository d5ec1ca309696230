import { html } from '../html'
import { onOrder } from '../desk'

/** Time, signal and battery. `now` is the phone's clock. */
export function createStatusBar(now: () => Date): HTMLElement {
  const time = html('span', 'phone-time')
  const signal = html('i', 'phone-signal')
  const network = html('span', 'phone-network', '5G')
  const bar = html(
    'div',
    'phone-status',
    time,
    html('span', 'phone-status-right', signal, network, html('i', 'phone-battery')),
  )
  bar.setAttribute('aria-hidden', 'true')
  const tick = () => {
    time.textContent = now().toLocaleTimeString('zh-CN', { hour: 'numeric', minute: '2-digit', hour12: false })
  }
  tick()
  setInterval(tick, 1000)
  onOrder('network', ({ mode }) => {
    network.textContent = mode === 'offline' ? '无网络' : mode === 'slow' ? '2G' : '5G'
  })
  return bar
}
