import { all, people, type Case, type Sdk } from './case'

/** What the SDK has beside its own types. */
interface Untyped {
  analytics(report: object): Promise<unknown>
  sendTemplateNotification(notification: object): Promise<unknown>
}
const untyped = (sdk: Sdk) => sdk as unknown as Untyped

interface Refused {
  run: Case['run']
  code: string
}

const app = (run: (sdk: Sdk) => Promise<unknown>, code = 'INVALID_ACTION'): Refused => ({
  run: (_, sdk) => run(sdk),
  code,
})
const invalid = 'DATABASE_INVALID_OPERRATOR'

/** What the SDK can send and the local cloud refuses, by the name that the SDK has for it. docs/local-cloud.md lists the same. */
export const notHere: Readonly<Record<string, Refused>> = {
  'command.text': {
    run: (db) =>
      all(db)
        .where({ $text: db.command.text({ search: 'x', diacriticSensitive: false }) })
        .get(),
    code: invalid,
  },
  'command.jsonSchema': {
    run: (db) =>
      all(db)
        .where(db.command.jsonSchema({ required: ['n'] }) as object)
        .get(),
    code: invalid,
  },
  'aggregate.meta': {
    run: (db) =>
      all(db)
        .aggregate()
        .project({ score: db.command.aggregate.meta('textScore') })
        .end() as Promise<unknown>,
    code: invalid,
  },
  'app.analytics': app((sdk) => untyped(sdk).analytics({ report_type: 'mall', report_data: { action_type: 'x' } })),
  'app.callWxPayApi': app((sdk) => sdk.callWxPayApi({ apiName: 'pay', requestData: Buffer.from('{}') } as never)),
  'app.wxCallContainerApi': app(async (sdk) => {
    // The SDK hands out the bytes of any answer to this one, an error's too.
    const reply = (await sdk.wxCallContainerApi({ apiName: 'x', requestData: Buffer.from('{}') } as never)) as unknown
    const { code, message } = JSON.parse(String(reply)) as { code: string; message: string }
    throw Object.assign(new Error(message), { code })
  }),
  'app.sendTemplateNotification': app(
    (sdk) => untyped(sdk).sendTemplateNotification({ notifyId: 'x', data: {}, url: '' }),
    'FUNCTION_NOT_FOUND',
  ),
  'app.getFileAuthority': app(async (sdk) => {
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'somebody' })
    try {
      return await sdk.getFileAuthority({ fileList: [{ path: 'a.txt', type: 'READ' }] } as never)
    } finally {
      delete process.env['WX_CONTEXT_KEYS']
      delete process.env['WX_OPENID']
    }
  }),
}

export const notHereCases: Case[] = Object.entries(notHere).map(([name, { run, code }]) => ({
  name: `not here: ${name}`,
  localOnly: true,
  documents: people,
  run,
  fails: { code },
}))

/** What the SDK has that never reaches an environment's endpoint: done in the SDK itself, or sent to other services. */
export const elsewhere: Readonly<Record<string, string>> = {
  'app.init': 'the SDK itself',
  'app.database': 'the SDK itself',
  'app.auth': 'tickets and the caller, from the environment; its look-ups of users are refused as unknown actions',
  'app.logger': 'the function’s own log',
  'app.registerExtension': 'the SDK itself',
  'app.invokeExtension': 'the SDK itself',
  'app.ai': 'another service',
  'app.callContainer': 'another service',
  'app.callApis': 'another service',
  'app.mysql': 'another service',
  'app.rdb': 'another service',
  'collection.watch': 'another service, by WebSocket',
  'document.watch': 'another service, by WebSocket',
  'condition.toJSON': 'the SDK itself',
  'transaction.getRequestMethod': 'the SDK itself',
}
