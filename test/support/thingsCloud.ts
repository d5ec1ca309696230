import { startTestCloud, type TestCloud } from './localCloud'

const collections = [
  { name: 'things', indexes: [{ name: 'code', keys: [['code', 1]], unique: true }] },
  { name: 'plain', indexes: [] },
]
/** Short enough to see a transaction end by itself. */
const LIMIT_MS = 3000

/** A cloud for tests of the cloud itself: no functions, things with a unique code, plain documents. Stop it in afterAll. */
export const startThingsCloud = (): Promise<TestCloud> =>
  startTestCloud({
    functions: null,
    collections,
    templates: [],
    args: ['--transaction-limit-ms', String(LIMIT_MS)],
  })

/** What the SDK rejects with. */
export const failsWith = (code: string) => expect.objectContaining({ code }) as unknown
