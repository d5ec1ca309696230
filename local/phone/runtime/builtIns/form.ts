import type { EngineNode } from 'glass-easel-miniprogram-adapter'
import { builtIn, change, type BuiltIn } from './define'
import { checkedRadio, checkedValues } from './choices'

export interface FormMethods {
  submit(): void
  reset(): void
}
type Field = BuiltIn<{ name?: string; value?: unknown; checked?: boolean }>

const FIELDS = new Set('input textarea switch checkbox-group radio-group picker picker-view slider'.split(' '))

export const form = builtIn<object, FormMethods>({
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  methods: {
    submit() {
      const self = this as unknown as BuiltIn<object>
      const value = Object.fromEntries(fieldsIn(self).map((each) => [each.data.name, valueOf(each)]))
      self.triggerEvent('submit', { value, formId: '' })
    },
    reset() {
      const self = this as unknown as BuiltIn<object>
      for (const each of fieldsIn(self)) {
        if ('checked' in each.data) change(each, 'checked', false)
        else change(each, 'value', '')
      }
      self.triggerEvent('reset', {})
    },
  },
})

/** Fields with a name, also inside of components that use the behavior wx://form-field. */
function fieldsIn(self: BuiltIn<object>): Field[] {
  const found: Field[] = []
  const visit = (node: EngineNode) => {
    const caller = node.getMethodCaller?.() as unknown as (Field & { isFormField?: unknown }) | undefined
    if (caller?.data?.name && (FIELDS.has(caller.is) || caller.isFormField)) found.push(caller)
    else if (node.shadowRoot) visit(node.shadowRoot)
    for (const child of node.childNodes ?? []) visit(child)
  }
  for (const child of self._$.childNodes ?? []) visit(child)
  return found
}

function valueOf(each: Field): unknown {
  switch (each.is) {
    case 'radio-group':
      return checkedRadio(each)
    case 'checkbox-group':
      return checkedValues(each)
    case 'switch':
      return Boolean(each.data.checked)
    default:
      return each.data.value
  }
}
