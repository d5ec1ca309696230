import { html, press } from '../html'
import { markTap } from '../gestures'
import { showLayer } from './layer'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}
export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  content: string | null
}

const BUTTON_TEXT_MAX = 4

/** wx.showModal. Rejects when a button's text is longer than WeChat allows. */
export function showModal(options: ModalOptions): Promise<ModalAnswer> {
  const { title = '', content = '', showCancel = true, editable = false } = options
  const { cancelText = '取消', confirmText = '确定' } = options
  for (const [name, text] of Object.entries({ cancelText, confirmText })) {
    if (text.length > BUTTON_TEXT_MAX)
      return Promise.reject(new Error(`${name} length should not larger than 4 Chinese characters`))
  }
  return new Promise((resolve) => {
    const field = document.createElement('textarea')
    field.placeholder = options.placeholderText ?? ''
    field.value = editable ? content : ''
    const body = editable ? field : content ? html('p', '', content) : ''
    const answer = (confirm: boolean) => {
      close()
      markTap()
      resolve({ confirm, cancel: !confirm, content: editable && confirm ? field.value : null })
    }
    const cancel = press('phone-modal-cancel', cancelText, () => answer(false))
    const confirm = press('phone-modal-confirm', confirmText, () => answer(true))
    cancel.style.color = options.cancelColor ?? ''
    confirm.style.color = options.confirmColor ?? ''
    const box = html('div', 'phone-modal', title ? html('b', '', title) : '', body)
    box.append(html('div', 'phone-modal-buttons', ...(showCancel ? [cancel, confirm] : [confirm])))
    box.setAttribute('role', 'dialog')
    const close = showLayer(box)
  })
}
