import type { OpenPhone } from './phone'

/** What the fixture page on top has kept in its `events`: one entry for each event it was told of. */
export const pageEvents = <E>({ page }: OpenPhone): Promise<E[]> =>
  page.evaluate(() => {
    const { getCurrentPages } = globalThis as unknown as { getCurrentPages(): { events: E[] }[] }
    return getCurrentPages().at(-1)?.events ?? []
  })
