import { html } from '../html'

export interface ServiceNotice {
  title: string
  /** Lines under the title: label and text, as in the template. */
  lines?: { label?: string; text: string }[]
  /** Page to open, with query. */
  page?: string
  /** Who it comes from; WeChat shows “服务通知”. */
  from?: string
  time?: string
}

const SHOWN_MS = 8000

/** A service notice drops down from the top; a tap opens its page. */
export function showNotice(phone: HTMLElement, notice: ServiceNotice, open: (page: string) => void): void {
  phone.querySelector('.phone-notice')?.remove()
  const lines = (notice.lines ?? []).map(({ label, text }) => html('p', '', label ? html('span', '', label) : '', text))
  const head = html(
    'div',
    'phone-notice-head',
    html('i', ''),
    notice.from ?? '服务通知',
    html('time', '', notice.time ?? '现在'),
  )
  const banner = html('button', 'phone-notice', head, html('b', '', notice.title), ...lines)
  banner.setAttribute('role', 'alert')
  banner.addEventListener('click', () => {
    banner.remove()
    if (notice.page) open(notice.page)
  })
  phone.append(banner)
  setTimeout(() => banner.remove(), SHOWN_MS)
}
