import { builtIn, hostOf, innerOf, inside, type BuiltIn } from './define'
import { classAsWritten } from './classAsWritten'

const ROW_PX = 34
interface ViewData {
  value: number[]
  indicatorStyle: string
  indicatorClass: string
  maskStyle: string
  maskClass: string
}
interface ColumnMethods {
  show(index: number): void
  chosen(): number
}
type Self = BuiltIn<ViewData>
type Column = BuiltIn<object> & ColumnMethods

/** Where a column was put by the page: arriving there is nobody's choice. */
const put = new WeakMap<object, number>()

/** Wheels within the page; each child of a column is a row as high as the indicator: 34 px unless the page styles it otherwise. */
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
    value() {
      showValue(this)
    },
    'indicatorStyle, indicatorClass, maskStyle, maskClass'() {
      dress(this)
      showValue(this)
    },
  },
  lifetimes: {
    ready() {
      dress(this)
      showValue(this)
      listenToWheels(this)
    },
  },
})

const columnsIn = (self: Self) => inside<Column>(self, 'wx-picker-view-column')

function showValue(self: Self): void {
  columnsIn(self).forEach((column, index) => column.show(self.data.value[index] ?? 0))
}

/** The line in the middle and the shade over the rest, as the page wants them. */
function dress(self: Self): void {
  const { indicatorStyle, indicatorClass, maskStyle, maskClass } = self.data
  const part = (name: string, style: string, className: string) => {
    const element = hostOf(self).querySelector<HTMLElement>(`:scope > .wx-picker-view-${name}`)
    element?.setAttribute('style', style)
    element?.setAttribute('class', `wx-picker-view-${name} ${classAsWritten(self, className)}`)
    return element
  }
  part('mask', maskStyle, maskClass)
  const row = part('indicator', indicatorStyle, indicatorClass)?.offsetHeight ?? 0
  hostOf(self).style.setProperty('--row', `${row || ROW_PX}px`)
}

function listenToWheels(self: Self): void {
  const host = hostOf(self)
  const turning = new Set<EventTarget>()
  const options = { capture: true, passive: true }
  host.addEventListener(
    'scroll',
    ({ target }) => {
      const wheel = target as HTMLElement
      if (turning.has(wheel) || put.get(wheel) === Math.round(wheel.scrollTop)) return
      put.delete(wheel)
      if (turning.size === 0) self.triggerEvent('pickstart', {})
      turning.add(wheel)
    },
    options,
  )
  host.addEventListener(
    'scrollend',
    ({ target }) => {
      if (!target || !turning.delete(target) || turning.size > 0) return
      const value = columnsIn(self).map((column) => column.chosen())
      if (value.join() !== self.data.value.join()) {
        // As if the page had said so: what it says later is compared to this.
        self._$.replaceDataOnPath(['value'], value)
        self._$.applyDataUpdates()
        self.triggerEvent('change', { value })
      }
      self.triggerEvent('pickend', {})
    },
    options,
  )
}

export const pickerViewColumn = builtIn<object, ColumnMethods>({
  methods: {
    show(index) {
      const wheel = innerOf(this as unknown as Column)
      const top = index * rowHeight(wheel)
      if (Math.round(wheel.scrollTop) === Math.round(top)) return
      wheel.scrollTo({ top })
      put.set(wheel, Math.round(wheel.scrollTop))
    },
    chosen() {
      const wheel = innerOf(this as unknown as Column)
      return Math.round(wheel.scrollTop / rowHeight(wheel))
    },
  },
})

const rowHeight = (wheel: HTMLElement) => wheel.firstElementChild?.clientHeight || ROW_PX
