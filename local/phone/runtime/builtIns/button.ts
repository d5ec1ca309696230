import { markTap } from '../gestures'
import { wxApi } from '../wxApi'
import { tellUnsupported } from '../desk'
import { around, builtIn, hover, reflect } from './define'
import type { FormMethods } from './form'
import { watchHover } from './hover'

interface ButtonData {
  type: string
  size: string
  plain: boolean
  disabled: boolean
  formType: string
  openType: string
}

export const button = builtIn<ButtonData>({
  properties: {
    ...hover('button-hover'),
    type: { type: String, value: 'default' },
    size: String,
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    appParameter: String,
    showMessageCard: Boolean,
    activityType: null,
    entrancePath: String,
    needShowEntrance: Boolean,
    phoneNumberNoQuotaToast: Boolean,
  },
  observers: {
    'type, size, plain, disabled'(type: string, size: string, isPlain: boolean, disabled: boolean) {
      reflect(this, 'type', type)
      reflect(this, 'size', size)
      reflect(this, 'plain', isPlain)
      reflect(this, 'wx-disabled', disabled)
      reflect(this, 'aria-disabled', disabled ? 'true' : '')
    },
  },
  lifetimes: {
    attached() {
      reflect(this, 'role', 'button')
      watchHover(this)
      this._$.addListener('tap', () => {
        if (this.data.disabled) return
        const form = this.data.formType ? around<FormMethods>(this, 'form') : undefined
        if (this.data.formType === 'submit') form?.submit()
        if (this.data.formType === 'reset') form?.reset()
        open(this.data.openType, this._$.id, (event, detail) => this.triggerEvent(event, detail))
      })
    },
  },
})

function open(openType: string, id: string, answer: (event: string, detail: object) => void): void {
  switch (openType) {
    case '':
      return
    case 'share':
      markTap()
      void wxApi().phoneShare?.({ from: 'button' })
      return
    case 'agreePrivacyAuthorization':
      wxApi().phonePrivacyAgreed?.({ buttonId: id })
      answer('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
      return
    case 'openSetting':
      void wxApi().openSetting?.({})
      return
    default:
      tellUnsupported(`<button open-type="${openType}">`)
      answer(openType.toLowerCase(), { errMsg: `${openType}:fail not supported by the local phone` })
  }
}
