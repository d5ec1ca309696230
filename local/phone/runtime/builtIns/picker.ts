import { openPickerSheet, type PickerColumns } from '../dialogs/pickerSheet'
import { tellUnsupported } from '../desk'
import { builtIn, change, field, type BuiltIn } from './define'
import { dateColumns, timeColumns } from './pickerColumns'

interface PickerData {
  mode: string
  range: unknown[]
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
  headerText: string
  disabled: boolean
}

const open = new WeakMap<object, () => void>()

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
    level: String,
  },
  observers: {
    'range, value'() {
      open.get(this._$)?.()
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
  const columns = columnsOf(self)
  if (!columns) {
    tellUnsupported(`<picker mode="${self.data.mode}">`)
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
  self.triggerEvent('change', { value })
}

type Chooser = Omit<PickerColumns, 'header'> & { value: (chosen: number[]) => unknown }

function columnsOf(self: BuiltIn<PickerData>): Chooser | undefined {
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
        start: (self.data.range as unknown[][]).map((_, column) => Number((value as unknown[] | null)?.[column]) || 0),
        value: (chosen) => chosen,
        onColumn: (column, row) => self.triggerEvent('columnchange', { column, value: row }),
      }
    case 'time': {
      const columns = timeColumns(text, start || undefined, end || undefined)
      return { ...columns, value: columns.text }
    }
    case 'date': {
      const columns = dateColumns(text, new Date().toISOString().slice(0, 10), { start, end, fields })
      return { ...columns, value: columns.text }
    }
    default:
      return undefined
  }
}
