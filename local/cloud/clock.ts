/**
 * The one clock of the cloud. Two numbers in shared memory, so that function instances read it without asking:
 * [0] milliseconds added to the machine's clock, [1] the instant at which time stands still, or NaN while it runs.
 */
export class Clock {
  readonly shared = new SharedArrayBuffer(16)
  private readonly cells = new Float64Array(this.shared)

  constructor() {
    this.cells[1] = NaN
  }

  /** Milliseconds since 1970, by this clock. */
  now(): number {
    const frozenAt = this.cells[1] ?? NaN
    return Number.isNaN(frozenAt) ? Date.now() + (this.cells[0] ?? 0) : frozenAt
  }

  get frozen(): boolean {
    return !Number.isNaN(this.cells[1] ?? NaN)
  }

  /** Shows `time` from now on; a frozen clock stays frozen. */
  set(time: number): void {
    if (this.frozen) this.cells[1] = time
    this.cells[0] = time - Date.now()
  }

  freeze(frozen: boolean): void {
    const now = this.now()
    this.cells[1] = frozen ? now : NaN
    this.cells[0] = now - Date.now()
  }

  /** Back to the machine's time. */
  reset(): void {
    this.cells[0] = 0
    this.cells[1] = NaN
  }
}
