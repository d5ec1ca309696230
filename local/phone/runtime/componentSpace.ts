import {
  glassEasel,
  MiniProgramEnv,
  type CodeSpace,
  type ComponentEnv,
  type EngineNode,
} from 'glass-easel-miniprogram-adapter'
import type { AppPackage } from '../appPackage'
import { builtInBehaviors, builtInDefinitions } from './builtIns'
import { tellAsks, tellDefinition } from './asks'
import { createLoader } from './moduleLoader'

interface Definition {
  behaviors?: (string | object)[]
  options?: { styleIsolation?: string; addGlobalClass?: boolean }
  pageLifetimes?: object
  pageLifeTimes?: object
}

export interface Components {
  env: MiniProgramEnv
  space: CodeSpace
  /** Runs the scripts of a component and of all it uses, once. */
  load: (id: string) => void
  /** Runs app.js. */
  runApp: () => void
  /** `ready` of the components that were attached since the last call. */
  fireReady: () => void
}

/** Registers built-ins and the app's components with glass-easel, and gives app code `Component`, `Page` and `Behavior`. */
export function createComponents(app: AppPackage): Components {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  // Built-ins live in a space of their own so that the app's style scopes and names don't touch them.
  const builtInSpace = env.createCodeSpace('@builtin', true)
  const ready = readyQueue()
  for (const each of [space, builtInSpace]) {
    each.setOverallBehavior(ready.behavior)
    each.getComponentSpace().updateComponentOptions({ writeFieldsToNode: false })
  }
  const template = (id: string) => ({ groupList: app.templates, content: app.templates[id] })

  let makeBehavior: ComponentEnv['Behavior'] | undefined
  space.componentEnv('@behaviors', ({ Behavior }) => {
    makeBehavior = Behavior
  })
  if (!makeBehavior) throw new Error('glass-easel gave no Behavior')
  const Behavior = makeBehavior

  const definitions = builtInDefinitions(Behavior)
  for (const tag of app.builtIns) {
    const definition = definitions[tag]
    if (!definition) throw new Error(`no definition of <${tag}>`)
    builtInSpace.addCompiledTemplate(tag, template(`@builtin/${tag}`))
    builtInSpace.addComponentStaticConfig(tag, { component: true, styleIsolation: 'shared' })
    space
      .getComponentSpace()
      .setGlobalUsingComponent(tag, builtInSpace.component(tag).definition(definition).register()._$)
  }
  for (const [id, { config, using, generics, scope }] of Object.entries(app.components)) {
    space.addComponentStaticConfig(id, {
      ...config,
      component: config.component ?? false,
      usingComponents: prefixed(using),
      componentGenerics: Object.fromEntries(
        Object.entries(generics).map(([tag, value]) => [
          tag,
          value !== true && value.default ? { default: `/${value.default}` } : true,
        ]),
      ),
    })
    space.addCompiledTemplate(id, template(id))
    space.addStyleSheet(id, undefined, scope)
  }

  const named = builtInBehaviors(Behavior)
  const prepare = (id: string, definition: unknown): object => {
    const prepared = { ...(definition as Definition) }
    if (id) tellDefinition(id, prepared as Record<string, unknown>, app.components[id]?.config.component ?? false)
    prepared.behaviors = (prepared.behaviors ?? [])
      .map((behavior) => (typeof behavior === 'string' ? named[behavior] : behavior))
      .filter((behavior) => behavior !== undefined)
    const config = space.getComponentStaticConfig(id)
    if (config && !config.styleIsolation) {
      const isolation =
        prepared.options?.styleIsolation ?? (prepared.options?.addGlobalClass ? 'apply-shared' : undefined)
      if (isolation) config.styleIsolation = isolation
    }
    if (prepared.pageLifeTimes) prepared.pageLifetimes = prepared.pageLifeTimes
    return prepared
  }
  const globals = globalThis as unknown as Record<string, unknown>
  globals.Behavior = Object.assign(
    (definition?: object) => (definition === undefined ? Behavior() : Behavior(prepare('', definition))),
    { trait: Behavior.trait },
  )
  const runFile = createLoader(app, (path, run) => {
    const id = path.replace(/\.js$/, '')
    if (!(id in app.components)) return run()
    const before = { Component: globals.Component, Page: globals.Page }
    space.componentEnv(id, ({ Component, Page }) => {
      globals.Component = (definition?: object) =>
        definition === undefined ? Component() : Component(prepare(id, definition))
      globals.Page = (definition: object) => Page(prepare(id, definition))
    })
    run()
    Object.assign(globals, before)
  })

  const loaded = new Set<string>()
  const load = (id: string): void => {
    const component = app.components[id]
    if (loaded.has(id) || !component) return
    loaded.add(id)
    tellAsks(app, id)
    const defaults = Object.values(component.generics).flatMap((generic) =>
      generic !== true && generic.default ? [generic.default] : [],
    )
    for (const used of [...Object.values(component.using), ...defaults]) load(used)
    runFile(id)
  }
  return { env, space, load, runApp: () => void runFile('app'), fireReady: ready.fire }
}

const prefixed = (using: Record<string, string>) =>
  Object.fromEntries(Object.entries(using).map(([tag, id]) => [tag, `/${id}`]))

// glass-easel leaves `ready` to its host.
function readyQueue(): { behavior: object; fire: () => void } {
  let waiting: EngineNode[] = []
  const fire = () => {
    const nodes = waiting
    waiting = []
    for (const node of nodes) node.triggerLifetime('ready', [])
  }
  const behavior = new glassEasel.ComponentSpace().defineBehavior({
    lifetimes: {
      attached(this: EngineNode & { _$?: EngineNode }) {
        if (!waiting.length) requestAnimationFrame(fire)
        waiting.push(this._$ ?? this)
      },
    },
  })
  return { behavior, fire }
}
