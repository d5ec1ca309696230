import { html, press } from '../html'
import { showLayer } from '../dialogs/layer'
import { api, WxFailure } from './api'

type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void
type Listener = (resolve: Resolve, info: { referrer: string }) => void

/**
 * WeChat's privacy consent (base library 2.32.3 and later). An API that needs it asks once: the app's own dialog when it listens with
 * onNeedPrivacyAuthorization, else WeChat's.
 */
export class Privacy {
  private listener: Listener | undefined
  private pending: Resolve | undefined

  constructor(
    private readonly openid: string,
    private readonly enabled: boolean,
  ) {}

  get agreed(): boolean {
    return !this.enabled || localStorage.getItem(this.key) === 'yes'
  }

  /** Waits for the consent; fails as WeChat does when it is refused. */
  async need(referrer: string): Promise<void> {
    if (this.agreed) return
    const agreed = await new Promise<boolean>((done) => {
      if (!this.listener) return askLikeWechat(done)
      this.pending = ({ event }) => {
        if (event !== 'exposureAuthorization') done(event === 'agree')
      }
      this.listener(this.pending, { referrer })
    })
    if (!agreed) throw new WxFailure('privacy permission is not authorized', 104)
    localStorage.setItem(this.key, 'yes')
  }

  api() {
    return {
      onNeedPrivacyAuthorization: (listener: Listener) => {
        this.listener = listener
      },
      requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => this.need('requirePrivacyAuthorize')),
      getPrivacySetting: api('getPrivacySetting', () => ({
        needAuthorization: !this.agreed,
        privacyContractName: '《院坝用户隐私保护指引》',
      })),
      openPrivacyContract: api('openPrivacyContract', () => undefined),
      phonePrivacyAgreed: () => this.pending?.({ event: 'agree' }),
    }
  }

  private get key(): string {
    return `phone:${this.openid}:privacy`
  }
}

function askLikeWechat(done: (agreed: boolean) => void): void {
  const finish = (agreed: boolean) => {
    close()
    done(agreed)
  }
  const sheet = html(
    'div',
    'phone-subscribe',
    html('b', '', '用户隐私保护提示'),
    html('p', '', '使用前请阅读并同意《院坝用户隐私保护指引》。'),
    html(
      'div',
      'phone-sheet-buttons',
      press('phone-refuse', '拒绝', () => finish(false)),
      press('phone-allow', '同意', () => finish(true)),
    ),
  )
  const close = showLayer(sheet, { at: 'bottom' })
}
