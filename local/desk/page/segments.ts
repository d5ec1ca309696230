import { element } from './element'

/** A row of choices of which one holds: radio buttons that look like one bar. */
export function segments<T extends string | number>(
  label: string,
  options: readonly { readonly value: T; readonly text: string }[],
  chosen: T,
  choose: (value: T) => void,
): HTMLElement {
  const name = `${label}-${Math.round(performance.now() * 1000)}`
  return element(
    'fieldset',
    { class: 'segments' },
    element('legend', {}, label),
    element(
      'div',
      { class: 'segments-row' },
      ...options.map(({ value, text }) =>
        element(
          'label',
          {},
          element('input', { type: 'radio', name, checked: value === chosen, on: { change: () => choose(value) } }),
          element('span', {}, text),
        ),
      ),
    ),
  )
}
