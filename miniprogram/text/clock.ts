let ahead = 0

/** An old phone's clock may be days off; the courtyard's time is the server's, as of its latest answer. */
export function setClockBy(serverNow: number): void {
  ahead = serverNow - Date.now()
}

/** The courtyard's time (ms). */
export const now = (): number => Date.now() + ahead
