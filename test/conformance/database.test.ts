import cloudbase from '@cloudbase/node-sdk'
import { startTestCloud, type TestCloud } from '../support/localCloud'
import { COLLECTION, type Db, type Sdk } from './cases/case'
import { queries } from './cases/queries'
import { refusals } from './cases/refusals'
import { transactions } from './cases/transactions'
import { writes } from './cases/writes'

jest.setTimeout(30_000)

/**
 * REMOTE=<envId> TENCENTCLOUD_SECRETID=… TENCENTCLOUD_SECRETKEY=… runs the same cases against a real environment. Its collection
 * `conformance` must exist, with a unique index on `code` and an index on (group, n); everything in it is deleted.
 */
const { REMOTE, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env

let local: TestCloud | undefined
let app: Sdk
let db: Db

beforeAll(async () => {
  if (REMOTE !== undefined) {
    if (!TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY)
      throw new Error('REMOTE needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY')
    app = cloudbase.init({ env: REMOTE, secretId: TENCENTCLOUD_SECRETID, secretKey: TENCENTCLOUD_SECRETKEY })
  } else {
    const indexes = [
      { name: 'code', keys: [['code', 1]], unique: true },
      { name: 'group_n', keys: [['group', 1], ['n', -1]], unique: false }, // prettier-ignore
    ]
    local = await startTestCloud({ functions: null, collections: [{ name: COLLECTION, indexes }], templates: [] })
    app = local.sdk()
  }
  db = app.database()
})

afterAll(() => local?.stop())

beforeEach(async () => {
  const everything = db.collection(COLLECTION).where({ _id: db.command.exists(true) })
  while (((await everything.remove()) as { deleted: number }).deleted > 0);
})

test.each([...queries, ...writes, ...transactions, ...refusals])('$name', async ({ documents, run, gives, fails }) => {
  if (documents !== undefined) await db.collection(COLLECTION).add([...documents])
  const reply: Promise<unknown> = run(db, app)
  if (fails === undefined) return expect(await reply).toEqual(gives)
  await expect(reply).rejects.toMatchObject({
    code: fails.code,
    ...(fails.message === undefined ? {} : { message: expect.stringMatching(fails.message) as unknown }),
  })
})
