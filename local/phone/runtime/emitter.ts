type Listener = (...args: unknown[]) => void

/** EventChannel of a navigateTo, and the lists behind wx.onX / wx.offX. */
export class Emitter {
  private readonly listeners = new Map<string, Listener[]>()

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...args) => {
      this.off(name, first)
      listener(...args)
    }
    this.on(name, first)
  }

  /** Without a listener: all of them. */
  off(name: string, listener?: Listener): void {
    const kept = listener ? (this.listeners.get(name) ?? []).filter((each) => each !== listener) : []
    this.listeners.set(name, kept)
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...args)
  }
}
