/** One period on the line. `value` null = nothing published: the line has a gap there. */
export interface TrendPoint {
  readonly key: string
  /** “三季度” */
  readonly label: string
  readonly value: number | null
  /** “4.2”, or why there is nothing. */
  readonly said: string
}

export interface PlacedPoint {
  readonly key: string
  /** Per cent from the left and from the top. */
  readonly x: number
  readonly y: number
  readonly said: string
  /** Its number stands above it: near the bottom there is no room below. */
  readonly above: boolean
}

export interface PlacedTrend {
  readonly points: readonly PlacedPoint[]
  /** One polygon for each run of neighbours, for clip-path: the line itself, as thick as a mark. */
  readonly lines: readonly string[]
  /** First and last period, as the axis names them. */
  readonly first: string
  readonly last: string
}

/** More numbers than these don't stand side by side in the largest letters on the smallest phone. */
const NAMED = 4

const round = (number: number) => Math.round(number * 10) / 10

/** From the lowest to the highest possible value, so that a small change looks small. */
export function placeTrend(points: readonly TrendPoint[], low: number, high: number): PlacedTrend {
  const steps = Math.max(points.length - 1, 1)
  const top = (value: number) => round((1 - (value - low) / (high - low)) * 100)
  const runs: PlacedPoint[][] = [[]]
  points.forEach(({ key, value, said }, index) => {
    if (value === null) return void runs.push([])
    const named = points.length <= NAMED || index === 0 || index === points.length - 1
    const x = points.length === 1 ? 50 : round((index / steps) * 100)
    const y = top(value)
    runs[runs.length - 1]?.push({ key, x, y, said: named ? said : '', above: y > 50 })
  })
  return {
    points: runs.flat(),
    lines: runs.filter((run) => run.length > 1).map(outline),
    first: points[0]?.label ?? '',
    last: points.length > 1 ? (points[points.length - 1]?.label ?? '') : '',
  }
}

function outline(run: readonly PlacedPoint[]): string {
  const above = run.map(({ x, y }) => `${x}% calc(${y}% - var(--mark) / 2)`)
  const below = [...run].reverse().map(({ x, y }) => `${x}% calc(${y}% + var(--mark) / 2)`)
  return `polygon(${[...above, ...below].join(', ')})`
}
