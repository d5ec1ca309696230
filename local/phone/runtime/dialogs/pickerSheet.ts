import { html, press } from '../html'
import { showLayer } from './layer'
import { Wheel } from './wheel'

/** What a picker shows: for each choice so far, the rows of every column. */
export interface PickerColumns {
  rows: (chosen: readonly number[]) => string[][]
  start: number[]
  header?: string
  /** What the columns after a turned one show: their first row, or the one that says the same; else the one at the same place. */
  later?: 'first' | 'same text'
  onColumn?: (column: number, value: number) => void
}

/** Opens the wheels; undefined = cancelled. `refresh` in the handle draws again after the page changed the rows, or turns to `wanted`. */
export function openPickerSheet(columns: PickerColumns): {
  answer: Promise<number[] | undefined>
  refresh: (wanted?: readonly number[]) => void
} {
  let wheels: Wheel[] = []
  const chosen = () => wheels.map(({ index }) => index)
  const refresh = (wanted?: readonly number[]) => {
    const at = [...(wanted ?? chosen())]
    wheels.forEach((wheel, column) => {
      // Column by column: the rows of each may depend on what those before it show now.
      const rows = columns.rows(at)[column] ?? []
      const shown = Array.from(wheel.element.children, ({ textContent }) => textContent)
      const same = columns.later === 'same text' ? rows.indexOf(shown[wheel.index] ?? '') : -1
      const index = same >= 0 ? same : (at[column] ?? 0)
      if (shown.join('\n') !== rows.join('\n') || wheel.index !== index) wheel.show(rows, index)
      at[column] = wheel.index
    })
  }
  wheels = columns.rows(columns.start).map(
    (rows, column) =>
      new Wheel(rows, columns.start[column] ?? 0, (index) => {
        columns.onColumn?.(column, index)
        refresh(columns.later === 'first' ? chosen().map((at, other) => (other > column ? 0 : at)) : undefined)
      }),
  )
  const answer = new Promise<number[] | undefined>((resolve) => {
    const finish = (value: number[] | undefined) => {
      close()
      resolve(value)
    }
    const head = html(
      'div',
      'phone-picker-head',
      press('phone-picker-cancel', '取消', () => finish(undefined)),
      html('b', '', columns.header ?? ''),
      press('phone-picker-confirm', '确定', () => {
        for (const wheel of wheels) wheel.rest()
        finish(chosen())
      }),
    )
    const body = html(
      'div',
      'phone-picker-body',
      ...wheels.map(({ element }) => element),
      html('i', 'phone-picker-line'),
    )
    const close = showLayer(html('div', 'phone-picker', head, body), { at: 'bottom', onMask: () => finish(undefined) })
  })
  return { answer, refresh }
}
