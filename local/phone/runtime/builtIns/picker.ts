import { openPickerSheet, type PickerColumns } from '../dialogs/pickerSheet'
import { tellUnsupported } from '../desk'
import { builtIn, change, field, type BuiltIn } from './define'
import { dateColumns, timeColumns } from './pickerColumns'
import { regionColumns } from './regionColumns'

interface PickerData {
  mode: string
  range: unknown[]
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
  headerText: string
  level: string
  customItem: string
  disabled: boolean
}

const open = new WeakMap<object, (wanted?: readonly number[]) => void>()

export const picker = builtIn<PickerData>({
  properties: {
    ...field,
    mode: { type: String, value: 'selector' },
    range: { type: Array, value: [] },
    rangeKey: String,
    headerText: String,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    level: { type: String, value: 'region' },
    customItem: String,
  },
  observers: {
    range() {
      open.get(this._$)?.()
    },
    value(value: unknown) {
      if (this.data.mode === 'multiSelector') open.get(this._$)?.(numbersOf(value))
    },
  },
  lifetimes: {
    attached() {
      this._$.addListener('tap', () => {
        if (!this.data.disabled) void choose(this)
      })
    },
  },
})

async function choose(self: BuiltIn<PickerData>): Promise<void> {
  const columns = await columnsOf(self)
  if (!columns) {
    const { mode, level } = self.data
    tellUnsupported(mode === 'region' ? `<picker mode="region" level="${level}">` : `<picker mode="${mode}">`)
    return
  }
  const { answer, refresh } = openPickerSheet({ header: self.data.headerText, ...columns })
  open.set(self._$, refresh)
  const chosen = await answer
  open.delete(self._$)
  if (!chosen) {
    self.triggerEvent('cancel', {})
    return
  }
  const value = columns.value(chosen)
  change(self, 'value', value)
  self.triggerEvent('change', { value, ...columns.more?.(chosen) })
}

interface Chooser extends Omit<PickerColumns, 'header'> {
  value: (chosen: number[]) => unknown
  /** What the change event says besides. */
  more?: (chosen: number[]) => object
}

const numbersOf = (value: unknown): number[] => (Array.isArray(value) ? value.map((each) => Number(each) || 0) : [])

async function columnsOf(self: BuiltIn<PickerData>): Promise<Chooser | undefined> {
  const { mode, value, start, end, fields } = self.data
  const text = typeof value === 'string' ? value : ''
  const rowsOf = (range: unknown[]) => {
    const { rangeKey } = self.data
    return range.map((item) => String(rangeKey ? (item as Record<string, unknown>)[rangeKey] : item))
  }
  switch (mode) {
    case 'selector':
      // A real phone gives the index as a text.
      return {
        rows: () => [rowsOf(self.data.range)],
        start: [Number(value) || 0],
        value: ([index = 0]) => String(index),
      }
    case 'multiSelector':
      return {
        rows: () => (self.data.range as unknown[][]).map(rowsOf),
        start: (self.data.range as unknown[][]).map((_, column) => numbersOf(value)[column] ?? 0),
        value: (chosen) => chosen,
        onColumn: (column, row) => self.triggerEvent('columnchange', { column, value: row }),
      }
    case 'time': {
      const columns = timeColumns(text, start || undefined, end || undefined)
      return { ...columns, later: 'same text', value: columns.text }
    }
    case 'date': {
      const columns = dateColumns(text, today(), { start, end, fields })
      return { ...columns, later: 'same text', value: columns.text }
    }
    case 'region':
      return regionColumns(self.data)
    default:
      return undefined
  }
}

/** The day by the phone's clock, where it is. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
