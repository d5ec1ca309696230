const TWO_DAYS_MS = 48 * 60 * 60_000

/** The electorate can be corrected until this instant: whoever is touched has two days to see it. */
export const correctableUntil = (opensAt: number): number => opensAt - TWO_DAYS_MS

/** More than one door in twenty, and at least two, is another electorate: it has to be announced anew. */
export const tooManyDoors = (doors: number, households: number): boolean => doors >= 2 && doors * 20 > households
