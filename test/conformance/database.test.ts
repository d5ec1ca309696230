import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { startTestCloud, type TestCloud } from '../support/localCloud'
import { COLLECTION, type Db, type Sdk } from './cases/case'
import { cases } from './cases'
import { elsewhere, notHere } from './cases/notHere'
import { exposed, watchCalls } from './sdkSurface'

jest.setTimeout(30_000)

/**
 * REMOTE=<envId> TENCENTCLOUD_SECRETID=… TENCENTCLOUD_SECRETKEY=… runs the same cases against a real environment. Its collection
 * `conformance` must exist, with a unique index on `code`, an index on (group, n) and a geo index (2dsphere) on `place`; everything in
 * it is deleted, and files are left under `conformance/`.
 */
const { REMOTE, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env

let local: TestCloud | undefined
let app: Sdk
let db: Db
let surface: string[]
const called = new Set<string>()

beforeAll(async () => {
  if (REMOTE !== undefined) {
    if (!TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY)
      throw new Error('REMOTE needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY')
    app = cloudbase.init({ env: REMOTE, secretId: TENCENTCLOUD_SECRETID, secretKey: TENCENTCLOUD_SECRETKEY })
  } else {
    const indexes = [
      { name: 'code', keys: [['code', 1]], unique: true },
      { name: 'group_n', keys: [['group', 1], ['n', -1]], unique: false },
      { name: 'place', keys: [['place', '2dsphere']] },
    ] // prettier-ignore
    local = await startTestCloud({ functions: null, collections: [{ name: COLLECTION, indexes }], templates: [] })
    app = local.sdk()
  }
  db = app.database()
  const transaction = (await db.startTransaction()) as { rollback(): Promise<unknown> }
  await transaction.rollback()
  surface = exposed(app, db, transaction)
  watchCalls(app, db, transaction, called)
})

afterAll(() => local?.stop())

beforeEach(async () => {
  const everything = db.collection(COLLECTION).where({ _id: db.command.exists(true) })
  while (((await everything.remove()) as { deleted: number }).deleted > 0);
})

const here = cases.filter(({ localOnly }) => localOnly !== true || REMOTE === undefined)

test.each(here)('$name', async ({ documents, run, gives, fails }) => {
  if (documents !== undefined && documents.length > 0) await db.collection(COLLECTION).add([...documents])
  // A case may also fail before anything is sent, as the SDK's own checks do.
  const reply: Promise<unknown> = Promise.resolve().then(() => run(db, app))
  if (fails === undefined) return expect(await reply).toEqual(gives)
  await expect(reply).rejects.toMatchObject({
    code: fails.code,
    ...(fails.message === undefined ? {} : { message: expect.stringMatching(fails.message) as unknown }),
  })
})

describe('the table is whole', () => {
  test('everything that the SDK exposes is called by a case, or never reaches an environment', () => {
    const apart = Object.keys(elsewhere)
    // What only the local cloud is asked, a real environment isn't.
    const unasked =
      REMOTE === undefined ? [] : [...Object.keys(notHere), 'app.callWxOpenApi', 'app.callCompatibleWxOpenApi']
    const missing = surface.filter((name) => !called.has(name) && !apart.includes(name) && !unasked.includes(name))
    expect(missing).toEqual([])
    expect(apart.filter((name) => !surface.includes(name))).toEqual([])
  })

  test('the document lists every one of them, and as refused those that are', () => {
    const text = readFileSync(resolve(__dirname, '../../docs/local-cloud.md'), 'utf8')
    const table = /<!-- sdk: begin -->(.*)<!-- sdk: end -->/s.exec(text)?.[1] ?? ''
    const listed = (from: string) => [...from.matchAll(/`([a-z]+\.[A-Za-z0-9]+)`/g)].map(([, name]) => name).sort()
    expect(listed(table)).toEqual(surface)
    const refused = table.split('\n').filter((line) => line.includes('| refused |'))
    expect(listed(refused.join('\n'))).toEqual(Object.keys(notHere).sort())
  })
})
