import { startTestCloud, type TestCloud } from '../support/localCloud'

/** The part of wx-server-sdk 4 that is used here; its own types say any. */
interface WxServerSdk {
  init(options: { env: string }): void
  database(): {
    collection(name: string): {
      add(options: { data: object }): Promise<{ _id: string }>
      doc(id: string): {
        get(): Promise<{ data: unknown }>
        set(options: { data: object }): Promise<{ stats: { created: number; updated: number } }>
        update(options: { data: object }): Promise<{ stats: { updated: number } }>
      }
      where(query: object): { count(): Promise<{ total: number }>; get(): Promise<{ data: unknown[] }> }
    }
    command: { inc(by: number): unknown }
    runTransaction(run: (transaction: ReturnType<WxServerSdk['database']>) => Promise<unknown>): Promise<unknown>
  }
}

jest.setTimeout(30_000)

let cloud: TestCloud
let sdk: WxServerSdk

beforeAll(async () => {
  cloud = await startTestCloud({ functions: null, collections: [{ name: 'things' }], templates: [] })
  cloud.sdk()
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${cloud.url}/admin` }),
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  })
  sdk = (await import('wx-server-sdk')) as unknown as WxServerSdk
  sdk.init({ env: 'local' })
})
afterAll(() => cloud.stop())

test('wx-server-sdk reads, writes and runs transactions in the same database', async () => {
  const db = sdk.database()
  const things = db.collection('things')
  const { _id } = await things.add({ data: { n: 1 } })
  expect((await things.doc('b').set({ data: { n: 5 } })).stats).toEqual({ created: 1, updated: 0 })
  expect((await things.doc(_id).update({ data: { n: db.command.inc(2) } })).stats).toEqual({ updated: 1 })
  expect((await things.doc(_id).get()).data).toEqual({ _id, n: 3 })
  await db.runTransaction(async (transaction) =>
    transaction
      .collection('things')
      .doc('b')
      .update({ data: { n: 6 } }),
  )
  expect((await things.where({ n: 6 }).get()).data).toEqual([{ _id: 'b', n: 6 }])
  expect((await things.where({}).count()).total).toBe(2)
  await expect(db.collection('nowhere').where({}).get()).rejects.toMatchObject({ errCode: -502005 })
  await expect(things.add({ data: { _id: 'b' } })).rejects.toMatchObject({ errCode: -502001 })
})
