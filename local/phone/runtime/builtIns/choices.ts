import { around, builtIn, change, field, hostOf, inside, reflect, type BuiltIn } from './define'

interface ChoiceData {
  name: string
  value: unknown
  checked: boolean
  disabled: boolean
  color: string
}
interface ChoiceMethods {
  tapLabel(): void
}
export type Choice = BuiltIn<ChoiceData> & ChoiceMethods
type Kind = 'switch' | 'checkbox' | 'radio'

const choice = (kind: Kind) =>
  builtIn<ChoiceData, ChoiceMethods>({
    properties: { ...field, checked: Boolean, color: String, type: String },
    observers: {
      checked(checked: boolean) {
        reflect(this, 'checked', checked)
        reflect(this, 'aria-checked', String(checked))
      },
      disabled(disabled: boolean) {
        reflect(this, 'wx-disabled', disabled)
      },
      color(color: string) {
        hostOf(this).style.setProperty('--color', color)
      },
    },
    lifetimes: {
      attached() {
        reflect(this, 'role', kind)
        reflect(this, 'checked', this.data.checked)
        this._$.addListener('tap', () => this.tapLabel())
      },
    },
    methods: {
      tapLabel() {
        choose(this as unknown as Choice, kind)
      },
    },
  })

function choose(self: Choice, kind: Kind): void {
  const { disabled, checked, value } = self.data
  if (disabled || (kind === 'radio' && checked)) return
  change(self, 'checked', !checked)
  if (kind === 'switch') {
    self.triggerEvent('change', { value: !checked })
    return
  }
  const group = around<BuiltIn<object>>(self, `${kind}-group`)
  if (!group) return
  if (kind === 'radio') {
    for (const other of inside<Choice>(group, 'wx-radio')) if (other !== self) change(other, 'checked', false)
    group.triggerEvent('change', { value })
  } else {
    group.triggerEvent('change', { value: checkedValues(group) })
  }
}

/** Values of the checkboxes that are on inside a group, in order. */
export const checkedValues = (group: BuiltIn<object>): unknown[] =>
  inside<Choice>(group, 'wx-checkbox')
    .filter(({ data }) => data.checked)
    .map(({ data }) => data.value)

export const checkedRadio = (group: BuiltIn<object>): unknown =>
  inside<Choice>(group, 'wx-radio').find(({ data }) => data.checked)?.data.value

export const switchBox = choice('switch')
export const checkbox = choice('checkbox')
export const radio = choice('radio')
export const choiceGroup = builtIn<object>({ properties: { name: String } })

const LABELLED = 'wx-switch,wx-checkbox,wx-radio,wx-input,wx-textarea,wx-button'

/** A tap on a label is a tap on the control it names or holds. */
export const label = builtIn<{ for: string }>({
  properties: { for: String },
  lifetimes: {
    attached() {
      this._$.addListener('tap', ({ target }) => {
        const host = hostOf(this)
        const node = '_$' in target ? (target as BuiltIn<object>)._$ : target
        const tapped = (node as { getBackendElement(): HTMLElement | null }).getBackendElement()
        const id = this.data.for
        const control = id
          ? host.closest('page')?.querySelector(`[exparser\\:info-attr-id$="${CSS.escape(id)}"]`)
          : host.querySelector(LABELLED)
        if (!control || tapped?.closest(LABELLED) === control) return
        const caller = control.__wxElement?.getMethodCaller?.() as unknown as Partial<ChoiceMethods> | undefined
        caller?.tapLabel?.()
      })
    },
  },
})
