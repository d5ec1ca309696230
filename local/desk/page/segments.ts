import { element } from './element'

let made = 0

/**
 * A row of choices of which one holds: radio buttons that look like one bar. `choose` also learns whether a pointer did
 * it: arrow keys pass over the choices in between, so what closes after a choice mustn't close then.
 */
export function segments<T extends string | number>(
  label: string,
  options: readonly { readonly value: T; readonly text: string }[],
  chosen: T,
  choose: (value: T, byPointer: boolean) => void,
): HTMLFieldSetElement {
  const name = `segments-${++made}`
  let byPointer = false
  return element(
    'fieldset',
    {
      class: 'segments',
      on: { pointerdown: () => void (byPointer = true), keydown: () => void (byPointer = false) },
    },
    element('legend', {}, label),
    element(
      'div',
      { class: 'segments-row' },
      ...options.map(({ value, text }) =>
        element(
          'label',
          {},
          element('input', {
            type: 'radio',
            name,
            checked: value === chosen,
            on: { change: () => choose(value, byPointer) },
          }),
          element('span', {}, text),
        ),
      ),
    ),
  )
}
