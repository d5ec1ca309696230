/** The phone's own view of `wx`: an object of functions, some of which only the phone uses (their names begin with `phone`). */
export type WxApi = Record<string, ((options: Record<string, unknown>) => unknown) | undefined>

export const wxApi = (): WxApi => (globalThis as unknown as { wx: WxApi }).wx
