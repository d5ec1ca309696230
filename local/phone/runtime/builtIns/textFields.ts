import { keyboardHeight } from '../shell/keyboard'
import { builtIn, change, field, hostOf, innerOf, reflect, type BuiltIn, type PropertyType } from './define'

type Field = HTMLInputElement | HTMLTextAreaElement
interface TextData {
  value: unknown
  placeholder: string
  placeholderStyle: string
  placeholderClass: string
  maxlength: number
  disabled: boolean
  focus: boolean
  autoFocus: boolean
  confirmHold: boolean
  confirmType: string
  type: string
  password: boolean
  autoHeight: boolean
}
interface TextMethods {
  tapLabel(): void
}

const KEYBOARDS: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  text: 'text',
  nickname: 'text',
}
const MAXLENGTH = 140

const shared: Record<string, PropertyType> = {
  ...field,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  maxlength: { type: Number, value: MAXLENGTH },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: Number,
  confirmType: String,
  confirmHold: Boolean,
  cursorSpacing: Number,
  cursorColor: String,
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  selectionStart: Number,
  selectionEnd: Number,
  alwaysEmbed: Boolean,
}

export const input = textField({
  ...shared,
  type: { type: String, value: 'text' },
  password: Boolean,
  safePasswordCertPath: String,
})

export const textarea = textField({
  ...shared,
  autoHeight: Boolean,
  fixed: Boolean,
  showConfirmBar: Boolean,
  disableDefaultPadding: Boolean,
})

function textField(properties: Record<string, PropertyType>) {
  return builtIn<TextData, TextMethods>({
    properties,
    observers: {
      value() {
        showValue(this)
      },
      'placeholder, placeholderStyle, disabled, maxlength, type, password'() {
        setUp(this)
      },
      focus(focus: boolean) {
        if (focus) setTimeout(() => innerOf(this).focus())
        else innerOf(this).blur()
      },
    },
    lifetimes: {
      attached() {
        setUp(this)
        showValue(this)
        listen(this)
        if (this.data.autoFocus || this.data.focus) setTimeout(() => innerOf(this).focus())
        requestAnimationFrame(() => grow(this))
      },
    },
    methods: {
      tapLabel() {
        innerOf(this as unknown as BuiltIn<TextData>).focus()
      },
    },
  })
}

type Self = BuiltIn<TextData>

function setUp(self: Self): void {
  const { placeholder, placeholderStyle, disabled, maxlength, type, password } = self.data
  const inner = innerOf<Field>(self)
  inner.placeholder = placeholder
  inner.disabled = disabled
  inner.setAttribute('aria-label', placeholder)
  if (maxlength >= 0) inner.maxLength = maxlength
  else inner.removeAttribute('maxlength')
  reflect(self, 'disabled', disabled)
  hostOf(self).style.setProperty('--placeholder-color', /(?:^|;)\s*color:\s*([^;]+)/.exec(placeholderStyle)?.[1] ?? '')
  if (!(inner instanceof HTMLInputElement)) return
  inner.type = password ? 'password' : 'text'
  inner.inputMode = KEYBOARDS[type] ?? 'text'
}

function showValue(self: Self): void {
  const { value } = self.data
  const inner = innerOf<Field>(self)
  const shown = value === undefined || value === null ? '' : String(value)
  if (inner.value !== shown) inner.value = shown
  grow(self)
}

function listen(self: Self): void {
  const inner = innerOf<Field>(self)
  const cursor = () => inner.selectionStart ?? inner.value.length
  // While an input method composes Chinese, WeChat reports nothing until the word is chosen.
  let composing = false
  const report = () => {
    change(self, 'value', inner.value)
    grow(self)
    self.triggerEvent('input', { value: inner.value, cursor: cursor(), keyCode: 0 })
  }
  inner.addEventListener('compositionstart', () => {
    composing = true
  })
  inner.addEventListener('compositionend', () => {
    composing = false
    report()
  })
  inner.addEventListener('input', () => {
    if (!composing) report()
  })
  inner.addEventListener('focus', () => self.triggerEvent('focus', { value: inner.value, height: keyboardHeight() }))
  inner.addEventListener('blur', () => self.triggerEvent('blur', { value: inner.value, cursor: cursor() }))
  inner.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || inner instanceof HTMLTextAreaElement) return
    self.triggerEvent('confirm', { value: inner.value })
    if (!self.data.confirmHold) inner.blur()
  })
}

function grow(self: Self): void {
  if (!self.data.autoHeight) return
  const inner = innerOf<HTMLTextAreaElement>(self)
  if (!inner.isConnected) return
  inner.style.height = 'auto'
  const height = inner.scrollHeight
  hostOf(self).style.height = inner.style.height = `${height}px`
  self.triggerEvent('linechange', { height, lineCount: inner.value.split('\n').length })
}
