import { builtIn, hostOf, innerOf, inside, type BuiltIn } from './define'

const ROW_PX = 34
interface ViewData {
  value: number[]
  indicatorStyle: string
}
interface ColumnMethods {
  show(index: number): void
  chosen(): number
}
type Column = BuiltIn<object> & ColumnMethods

/** Wheels within the page; each child of a column is a row of 34 px unless indicator-style gives a height. */
export const pickerView = builtIn<ViewData>({
  properties: {
    value: { type: Array, value: [] },
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  observers: {
    value(value: number[]) {
      inside<Column>(this, 'wx-picker-view-column').forEach((column, index) => column.show(value[index] ?? 0))
    },
    indicatorStyle(style: string) {
      const height = /height:\s*([\d.]+)px/.exec(style)?.[1] ?? String(ROW_PX)
      hostOf(this).style.setProperty('--row', `${height}px`)
    },
  },
  lifetimes: {
    ready() {
      const columns = inside<Column>(this, 'wx-picker-view-column')
      columns.forEach((column, index) => column.show(this.data.value[index] ?? 0))
      let settle = 0
      hostOf(this).addEventListener(
        'scroll',
        () => {
          clearTimeout(settle)
          settle = window.setTimeout(() => {
            const value = inside<Column>(this, 'wx-picker-view-column').map((column) => column.chosen())
            if (value.join() !== this.data.value.join()) this.triggerEvent('change', { value })
          }, 80)
        },
        { capture: true, passive: true },
      )
    },
  },
})

export const pickerViewColumn = builtIn<object, ColumnMethods>({
  methods: {
    show(index) {
      const wheel = innerOf(this as unknown as Column)
      wheel.scrollTo({ top: index * rowHeight(wheel) })
    },
    chosen() {
      const wheel = innerOf(this as unknown as Column)
      return Math.round(wheel.scrollTop / rowHeight(wheel))
    },
  },
})

const rowHeight = (wheel: HTMLElement) => wheel.firstElementChild?.clientHeight || ROW_PX
