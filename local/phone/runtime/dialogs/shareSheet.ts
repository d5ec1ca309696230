import { html, press } from '../html'
import { resolveSource } from '../builtIns/image'
import { showLayer } from './layer'

export interface ShareMessage {
  title: string
  path: string
  imageUrl?: string
}

/** What the other person would see in the chat. Resolves when it is sent, rejects when not. */
export function showShare(appName: string, { title, path, imageUrl }: ShareMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (sent: boolean) => {
      close()
      if (sent) resolve()
      else reject(new Error('cancel'))
    }
    const picture = html('div', 'phone-share-picture')
    if (imageUrl) picture.style.backgroundImage = `url("${resolveSource(imageUrl)}")`
    const card = html(
      'div',
      'phone-share-card',
      html('small', '', appName),
      html('b', '', title),
      picture,
      html('small', '', '小程序'),
    )
    card.dataset.path = path
    const buttons = html(
      'div',
      'phone-modal-buttons',
      press('', '取消', () => finish(false)),
      press('phone-modal-confirm', '发送', () => finish(true)),
    )
    const close = showLayer(html('div', 'phone-modal phone-share', html('b', '', '发送给朋友'), card, buttons))
  })
}
