export interface LogLine {
  /** ISO time on the cloud's clock. */
  at: string
  level: 'debug' | 'info' | 'log' | 'warn' | 'error'
  /** The function that wrote it, or 'cloud'. */
  source: string
  requestId: string
  text: string
}

/** The last lines that functions and the cloud itself wrote. */
export class LogRing {
  private lines: LogLine[] = []

  constructor(
    private readonly now: () => number,
    private readonly sizeMax = 5000,
  ) {}

  add(level: LogLine['level'], source: string, requestId: string, text: string): void {
    this.lines.push({ at: new Date(this.now()).toISOString(), level, source, requestId, text })
    if (this.lines.length > this.sizeMax * 1.2) this.lines = this.lines.slice(-this.sizeMax)
  }

  /** Oldest first; all of them, or those of one request. */
  read(requestId?: string): LogLine[] {
    return requestId === undefined
      ? this.lines.slice(-this.sizeMax)
      : this.lines.filter((line) => line.requestId === requestId)
  }
}
