import { html } from '../html'

/** WeChat's own buttons at the top right, on every page. */
export function createCapsule(onMenu: () => void, onClose: () => void): HTMLElement {
  const button = (className: string, label: string, onPress: () => void) => {
    const element = html('button', className, html('i', ''))
    element.setAttribute('aria-label', label)
    element.addEventListener('click', onPress)
    return element
  }
  return html(
    'div',
    'phone-capsule',
    button('phone-capsule-menu', '更多', onMenu),
    html('s', ''),
    button('phone-capsule-close', '关闭', onClose),
  )
}
