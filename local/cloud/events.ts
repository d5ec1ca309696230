/** What the desk and the phones can listen to at /control/events. */
export type CloudEvent =
  | { type: 'notice'; openid: string; notice: unknown }
  | { type: 'clock'; now: string; frozen: boolean }
  | { type: 'reset' }
  | { type: 'functions'; name: string }
  | { type: 'app' }

export class Events {
  private readonly listeners = new Set<(event: CloudEvent) => void>()

  emit(event: CloudEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  /** @returns stops listening */
  listen(listener: (event: CloudEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
