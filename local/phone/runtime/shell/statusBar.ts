import { html } from '../html'
import { onOrder } from '../desk'

const HOURS = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const

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
    // The phone is in China, wherever this browser is.
    time.textContent = now().toLocaleTimeString('zh-CN', { ...HOURS, timeZone: 'Asia/Shanghai' })
  }
  tick()
  setInterval(tick, 1000)
  onOrder('network', ({ mode }) => {
    network.textContent = mode === 'offline' ? '无网络' : mode === 'slow' ? '2G' : '5G'
  })
  return bar
}
