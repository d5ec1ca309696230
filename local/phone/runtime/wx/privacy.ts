import { askForConsent } from '../dialogs/consentSheet'
import { showModal } from '../dialogs/modal'
import { api, WxFailure } from './api'

interface Answer {
  event: 'exposureAuthorization' | 'agree' | 'disagree'
  /** Id of the button that was tapped to agree. */
  buttonId?: string
}
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void

/** Numbers of 小程序隐私协议开发指南: refused, and not in the account's privacy guide. */
const REFUSED = 104
const NOT_DECLARED = 112

export interface PrivacyFacts {
  openid: string
  appName: string
  /** APIs that the account's privacy guide doesn't declare. */
  undeclared: readonly string[]
}

/**
 * WeChat's privacy consent, which every app has had since October 2023. An API that needs it asks until it is given: the app's own dialog
 * when it listens with onNeedPrivacyAuthorization, else WeChat's. Consent in the app's dialog counts only by a tap on
 * `<button open-type="agreePrivacyAuthorization">`, and `resolve` has to name that button.
 */
export class Privacy {
  private listener: Listener | undefined
  private readonly tapped = new Set<string>()

  constructor(private readonly facts: PrivacyFacts) {}

  get agreed(): boolean {
    return localStorage.getItem(this.key) === 'yes'
  }

  /** Waits for the consent; fails as WeChat does when it is refused or the API isn't declared. */
  async need(api: string): Promise<void> {
    if (this.facts.undeclared.includes(api)) {
      throw new WxFailure('api scope is not declared in the privacy agreement', NOT_DECLARED, 'errno')
    }
    if (this.agreed) return
    const { listener } = this
    if (listener) await new Promise<void>((done, failed) => listener(this.answerTo(done, failed), { referrer: api }))
    else if (!(await askForConsent(this.contract))) throw refused()
    this.agree()
  }

  /** A tap on the button that agrees: WeChat learns of the consent by it. */
  tapAgree(buttonId: string): void {
    this.tapped.add(buttonId)
    this.agree()
  }

  api() {
    return {
      onNeedPrivacyAuthorization: (listener: Listener) => {
        this.listener = listener
      },
      requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => this.need('requirePrivacyAuthorize')),
      getPrivacySetting: api('getPrivacySetting', () => ({
        needAuthorization: !this.agreed,
        privacyContractName: this.contract,
      })),
      openPrivacyContract: api('openPrivacyContract', async () => {
        await showModal({ title: this.contract, content: '正式的内容在微信公众平台填写。', showCancel: false })
      }),
      phonePrivacyAgreed: ({ buttonId = '' }: { buttonId?: string }) => this.tapAgree(buttonId),
    }
  }

  private answerTo(done: () => void, failed: (error: Error) => void): (answer: Answer) => void {
    return ({ event, buttonId = '' }) => {
      if (event === 'disagree') failed(refused())
      if (event !== 'agree') return
      if (this.tapped.has(buttonId)) done()
      else failed(refused(' or buttonId is wrong'))
    }
  }

  private agree(): void {
    localStorage.setItem(this.key, 'yes')
  }

  private get key(): string {
    return `phone:${this.facts.openid}:privacy`
  }

  private get contract(): string {
    return `《${this.facts.appName}小程序隐私保护指引》`
  }
}

const refused = (more = '') => new WxFailure(`privacy permission is not authorized${more}`, REFUSED, 'errno')
