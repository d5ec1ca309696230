import type { Db, Sdk } from './cases/case'

type Holder = Record<string, unknown>

/** Where the SDK keeps what it exposes: a name for each holder, and the object that has the methods. */
function holders(app: Sdk, db: Db): [name: string, holder: object][] {
  const collection = db.collection('x')
  const condition = db.command.eq(1)
  const proto = (value: object): object => Object.getPrototypeOf(value) as object
  return [
    ['command', db.command],
    ['aggregate', db.command.aggregate],
    ['project', db.command.project],
    ['condition', proto(condition)],
    ['condition', proto(proto(condition))],
    ['pipeline', proto(collection.aggregate())],
    ['query', proto(proto(collection))],
    ['collection', proto(collection)],
    ['document', proto(collection.doc('x'))],
    ['database', db],
    ['database', proto(db)],
    ['geo', db.Geo],
    ['app', proto(app)],
  ]
}

/** Methods that instances carry themselves, which can be named but not watched. */
function ownMethods(app: Sdk, db: Db): string[] {
  const collection = db.collection('x')
  const instances: [string, object][] = [
    ['collection', collection],
    ['document', collection.doc('x')],
    ['app', app],
  ]
  return instances.flatMap(([name, instance]) => methodsOf(instance).map((method) => `${name}.${method}`))
}

function methodsOf(holder: object): string[] {
  return Object.getOwnPropertyNames(holder).filter((name) => {
    const { value } = Object.getOwnPropertyDescriptor(holder, name) ?? {}
    return typeof value === 'function' && name !== 'constructor' && !name.startsWith('_')
  })
}

/** Everything that the SDK exposes, by reflection: `command.eq`, `aggregate.sum`, `pipeline.match`, `app.uploadFile`, … */
export function exposed(app: Sdk, db: Db, transaction: object): string[] {
  const all = [...holders(app, db), ['transaction', Object.getPrototypeOf(transaction) as object] as const]
  const names = all.flatMap(([name, holder]) => methodsOf(holder).map((method) => `${name}.${method}`))
  return [...new Set([...names, ...ownMethods(app, db)])].sort()
}

/** Notes the name of every exposed method when it is called, and calls it. */
export function watchCalls(app: Sdk, db: Db, transaction: object, called: Set<string>): void {
  const all = [...holders(app, db), ['transaction', Object.getPrototypeOf(transaction) as object] as const]
  for (const [name, holder] of all) {
    for (const method of methodsOf(holder)) {
      const original = (holder as Holder)[method] as (...given: unknown[]) => unknown
      // A proxy, because some are classes: db.Geo.Point is called with new.
      const note = () => called.add(`${name}.${method}`)
      const watched = new Proxy(original, {
        apply: (target, self, given: unknown[]) => {
          note()
          return Reflect.apply(target, self, given)
        },
        construct: (target, given: unknown[], newTarget) => {
          note()
          return Reflect.construct(target, given, newTarget) as object
        },
      })
      Object.defineProperty(holder, method, { value: watched, writable: true, configurable: true })
    }
  }
}
