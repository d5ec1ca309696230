import { html, press } from '../html'
import { showLayer } from './layer'

/** WeChat's own question before an app may use what is private; `contract` is the title of the app's privacy guide. */
export function askForConsent(contract: string): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (agreed: boolean) => {
      close()
      resolve(agreed)
    }
    const sheet = html(
      'div',
      'phone-subscribe',
      html('b', '', '用户隐私保护提示'),
      html('p', '', `使用前请阅读并同意${contract}。`),
      html(
        'div',
        'phone-sheet-buttons',
        press('phone-refuse', '拒绝', () => finish(false)),
        press('phone-allow', '同意', () => finish(true)),
      ),
    )
    sheet.setAttribute('role', 'dialog')
    const close = showLayer(sheet, { at: 'bottom' })
  })
}
