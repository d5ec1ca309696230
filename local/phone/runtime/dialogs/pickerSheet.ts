import { html, press } from '../html'
import { showLayer } from './layer'
import { Wheel } from './wheel'

/** What a picker shows: for each choice so far, the rows of every column. */
export interface PickerColumns {
  rows: (chosen: readonly number[]) => string[][]
  start: number[]
  header?: string
  onColumn?: (column: number, value: number) => void
}

/** Opens the wheels; undefined = cancelled. `refresh` in the handle draws again after the page changed the rows. */
export function openPickerSheet(columns: PickerColumns): {
  answer: Promise<number[] | undefined>
  refresh: () => void
} {
  let wheels: Wheel[] = []
  const chosen = () => wheels.map(({ index }) => index)
  const refresh = () => {
    columns.rows(chosen()).forEach((rows, column) => {
      const wheel = wheels[column]
      const shown = Array.from(wheel?.element.children ?? [], ({ textContent }) => textContent)
      if (wheel && shown.join('\n') !== rows.join('\n')) wheel.show(rows, wheel.index)
    })
  }
  wheels = columns.rows(columns.start).map(
    (rows, column) =>
      new Wheel(rows, columns.start[column] ?? 0, (index) => {
        columns.onColumn?.(column, index)
        refresh()
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
      press('phone-picker-confirm', '确定', () => finish(chosen())),
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
