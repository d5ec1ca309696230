import type { PickerColumns } from '../dialogs/pickerSheet'

type Columns = Pick<PickerColumns, 'rows' | 'start'>

const pad = (number: number) => String(number).padStart(2, '0')
const span = (from: number, to: number) =>
  Array.from({ length: Math.max(to - from + 1, 1) }, (_, index) => from + index)

/** 'HH:MM' columns between two times; `value` is the choice so far. */
export function timeColumns(
  value: string,
  start = '00:00',
  end = '23:59',
): Columns & { text: (chosen: number[]) => string } {
  const [fromHour = 0, fromMinute = 0] = start.split(':').map(Number)
  const [toHour = 23, toMinute = 59] = end.split(':').map(Number)
  const hours = span(fromHour, toHour)
  const minutesOf = (hour: number) => span(hour === fromHour ? fromMinute : 0, hour === toHour ? toMinute : 59)
  const [hour = fromHour, minute = fromMinute] = value ? value.split(':').map(Number) : []
  return {
    rows: ([at = 0]) => [hours.map(pad), minutesOf(hours[at] ?? fromHour).map(pad)],
    start: [Math.max(0, hours.indexOf(hour)), Math.max(0, minutesOf(hour).indexOf(minute))],
    text: ([at = 0, second = 0]) => {
      const chosen = hours[at] ?? fromHour
      return `${pad(chosen)}:${pad(minutesOf(chosen)[second] ?? 0)}`
    },
  }
}

/** 'YYYY-MM-DD' columns (or fewer by `fields`) between two dates. */
export function dateColumns(
  value: string,
  today: string,
  options: { start?: string; end?: string; fields?: string },
): Columns & { text: (chosen: number[]) => string } {
  const depth = options.fields === 'year' ? 1 : options.fields === 'month' ? 2 : 3
  const parse = (text: string, otherwise: number[]) => {
    const parts = text.split('-').map(Number)
    return otherwise.map((part, index) => parts[index] || part)
  }
  const [fromYear = 1970, fromMonth = 1, fromDay = 1] = parse(options.start ?? '', [1970, 1, 1])
  const [toYear = 2100, toMonth = 12, toDay = 31] = parse(options.end ?? '', [2100, 12, 31])
  const years = span(fromYear, toYear)
  const monthsOf = (year: number) => span(year === fromYear ? fromMonth : 1, year === toYear ? toMonth : 12)
  const daysOf = (year: number, month: number) =>
    span(
      year === fromYear && month === fromMonth ? fromDay : 1,
      year === toYear && month === toMonth ? toDay : new Date(year, month, 0).getDate(),
    )
  const pick = ([yearAt = 0, monthAt = 0, dayAt = 0]: readonly number[]) => {
    const year = years[Math.min(yearAt, years.length - 1)] ?? fromYear
    const months = monthsOf(year)
    const month = months[Math.min(monthAt, months.length - 1)] ?? 1
    const days = daysOf(year, month)
    return { year, months, month, days, day: days[Math.min(dayAt, days.length - 1)] ?? 1 }
  }
  const wanted = parse(value || today, [fromYear, fromMonth, fromDay])
  const asNumber = ([year = 0, month = 0, day = 0]: readonly number[]) => (year * 100 + month) * 100 + day
  const first = [fromYear, fromMonth, fromDay]
  const last = [toYear, toMonth, toDay]
  const nearest = asNumber(wanted) < asNumber(first) ? first : asNumber(wanted) > asNumber(last) ? last : wanted
  const [year = fromYear, month = 1, day = 1] = nearest
  return {
    rows: (chosen) => {
      const { months, days } = pick(chosen)
      return [
        years.map((each) => `${each}年`),
        months.map((each) => `${each}月`),
        days.map((each) => `${each}日`),
      ].slice(0, depth)
    },
    start: [years.indexOf(year), monthsOf(year).indexOf(month), daysOf(year, month).indexOf(day)]
      .map((index) => Math.max(0, index))
      .slice(0, depth),
    text: (chosen) => {
      const at = pick(chosen)
      return [String(at.year), pad(at.month), pad(at.day)].slice(0, depth).join('-')
    },
  }
}
