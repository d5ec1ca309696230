import { html } from '../html'
import { showLayer } from './layer'

export interface ToastOptions {
  title: string
  icon?: string
  image?: string
  /** ms */
  duration?: number
  mask?: boolean
}

let close: (() => void) | undefined
let timer = 0
let kind: 'toast' | 'loading' | undefined

/** wx.showToast and wx.showLoading share one place on the screen: showing one replaces the other. */
export function showToast({ title, icon = 'success', image, duration = 1500, mask = false }: ToastOptions): void {
  show('toast', title, image ? 'image' : icon, mask, image)
  timer = window.setTimeout(hide, duration)
}

export function showLoading({ title, mask = false }: { title: string; mask?: boolean }): void {
  show('loading', title, 'loading', mask)
}

export const hideToast = (): void => hideKind('toast')
export const hideLoading = (): void => hideKind('loading')

function hideKind(which: 'toast' | 'loading'): void {
  if (kind === which) hide()
}

function hide(): void {
  clearTimeout(timer)
  close?.()
  close = kind = undefined
}

function show(which: 'toast' | 'loading', title: string, icon: string, mask: boolean, image?: string): void {
  hide()
  kind = which
  const box = html('div', `phone-toast phone-toast-${icon}`)
  if (icon !== 'none') box.append(html('i', ''))
  if (image) box.querySelector('i')?.setAttribute('style', `background:url("${image}") center/contain no-repeat`)
  box.append(html('span', '', title))
  box.setAttribute('role', 'status')
  close = showLayer(box, { mask: false })
  box.parentElement?.classList.toggle('phone-layer-through', !mask)
}
