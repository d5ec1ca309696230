import { all, COLLECTION, ids, type Case } from './case'

/** What belongs to the environment: collections, functions, WeChat. */
export const environment: Case[] = [
  {
    name: 'createCollection makes one, and refuses one that is there',
    run: async (db) => {
      const again: unknown = await db.createCollection(COLLECTION).catch((error: unknown) => error)
      return [(again as { code: string }).code, db.collection(COLLECTION).name]
    },
    gives: ['DATABASE_REQUEST_FAILED', COLLECTION],
  },
  {
    name: 'a collection that was made can be written to',
    localOnly: true,
    run: async (db) => {
      const name = `made_${Date.now()}`
      await db.createCollection(name)
      await db.collection(name).add({ _id: 'a' })
      return ids(await db.collection(name).get())
    },
    gives: ['a'],
  },
  {
    name: 'a document can be made under an id once',
    run: async (db) => {
      const made = all(db).doc('new') as unknown as { create(data: object): Promise<{ id: string }> }
      const { id } = await made.create({ code: 1 })
      const again: unknown = await made.create({ code: 2 }).catch((error: unknown) => error)
      return [id, (again as { code: string }).code]
    },
    gives: ['new', 'DATABASE_REQUEST_FAILED'],
  },
  {
    name: 'delete is remove',
    documents: [{ _id: 'a', code: 1 }],
    run: async (db) => ((await all(db).doc('a').delete()) as { deleted: number }).deleted,
    gives: 1,
  },
  {
    name: 'callFunction of one that is not there',
    run: (_, app) => app.callFunction({ name: 'no_such_function_here', data: {} }),
    fails: { code: 'FUNCTION_NOT_FOUND' },
  },
  {
    name: 'another database of the environment is not here',
    localOnly: true,
    run: (_, app) => all(app.database({ database: 'other' } as never)).get(),
    fails: { code: 'INVALID_PARAM' },
  },
  {
    name: 'another version of a function is not here',
    localOnly: true,
    run: (_, app) => app.callFunction({ name: 'any', data: {}, qualifier: 'v2' }),
    fails: { code: 'INVALID_PARAM' },
  },
  {
    name: 'WeChat’s APIs are for functions',
    localOnly: true,
    run: async (_, app) => {
      const { result } = await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: {} } as never)
      const reply = (await app.callCompatibleWxOpenApi({
        apiName: 'subscribeMessage.send',
        requestData: Buffer.from('{}'),
      } as never)) as unknown as { errcode: number }
      return [(result as { errcode: number }).errcode, reply.errcode]
    },
    gives: [-604104, -604104],
  },
]
