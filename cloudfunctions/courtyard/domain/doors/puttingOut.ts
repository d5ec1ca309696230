const LAPSES_AFTER = 7 * 86_400_000

/** Unconfirmed until then, it is as if nobody had asked. */
export const putOutLapsesAt = ({ createdAt }: { readonly createdAt: number }): number => createdAt + LAPSES_AFTER

/** What was asked after that instant still waits. */
export const putOutsSince = (now: number): number => now - LAPSES_AFTER
