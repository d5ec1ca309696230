import { html } from '../html'

const ROW_PX = 44
/** A wheel that hasn't turned for so long has come to rest. */
const SETTLE_MS = 80

/** A column of a picker: the row in the middle is the chosen one. Drag, wheel or tap a row. */
export class Wheel {
  readonly element = html('div', 'phone-wheel')
  private settle = 0
  private placing = 0

  constructor(
    private rows: readonly string[],
    private chosen: number,
    private readonly onChoose: (index: number) => void,
  ) {
    this.show(rows, chosen)
    this.element.addEventListener('scroll', () => this.follow(), { passive: true })
  }

  get index(): number {
    return this.chosen
  }

  /** Replaces the rows, keeping the choice where it can be kept. */
  show(rows: readonly string[], chosen: number): void {
    this.rows = rows
    this.chosen = Math.max(0, Math.min(chosen, rows.length - 1))
    this.element.replaceChildren(
      ...rows.map((text, index) => {
        const row = html('div', 'phone-wheel-row', text)
        row.addEventListener('click', () => this.element.scrollTo({ top: index * ROW_PX, behavior: 'smooth' }))
        return row
      }),
    )
    cancelAnimationFrame(this.placing)
    this.placing = requestAnimationFrame(() => {
      this.placing = 0
      this.element.scrollTo({ top: this.chosen * ROW_PX })
    })
  }

  /** Takes the row it stands at now, though it may still be turning. */
  rest(): void {
    if (this.settle === 0) return
    clearTimeout(this.settle)
    this.settle = 0
    if (this.placing !== 0 || !this.element.isConnected) return
    const index = Math.max(0, Math.min(Math.round(this.element.scrollTop / ROW_PX), this.rows.length - 1))
    if (index === this.chosen) return
    this.chosen = index
    this.onChoose(index)
  }

  private follow(): void {
    clearTimeout(this.settle)
    this.settle = window.setTimeout(() => this.rest(), SETTLE_MS)
  }
}
