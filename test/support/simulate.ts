import { join } from 'node:path'

interface Simulator {
  load(path: string, options: { rootPath: string; compilerOptions: { maxBuffer: number } }): string
  render(id: string, properties: object): SimulatedComponent
}
interface SimulatedComponent {
  dom: HTMLElement
  attach(parent: Node): void
  detach(): void
  setData(data: object): void
  querySelectorAll(selector: string): { dom: HTMLElement; dispatchEvent(name: string): void }[]
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void
}

interface Exparser {
  Event: {
    create(name: string, detail: object, options: object): object
    dispatchEvent(node: unknown, event: object): void
  }
}

/** All templates of the mini-program come out of WeChat's compiler at once; its default of 1 MB is too small for that. */
const compilerOptions = { maxBuffer: 16 * 1024 * 1024 }

interface Library {
  simulator: Simulator
  exparser: Exparser
}
let library: Library | undefined
/** Required, not imported: their types would put WeChat's globals into every test. */
const loaded = (): Library =>
  (library ??= {
    simulator: jest.requireActual<Simulator>('miniprogram-simulate'),
    exparser: jest.requireActual<Exparser>('miniprogram-exparser'),
  })

/**
 * Renders one built component with WeChat's own simulator (exparser, not glass-easel as in the phone): a second opinion on what the
 * phone shows. `dist` is a built mini-program. TDesign components inside stay empty tags.
 */
export function renderComponent(dist: string, path: string, properties: object = {}): SimulatedComponent {
  const { simulator } = loaded()
  // a component registers itself as its script runs: it must run again for each
  jest.resetModules()
  const component = simulator.render(simulator.load(join(dist, path), { rootPath: dist, compilerOptions }), properties)
  component.attach(document.body)
  return component
}

/**
 * Elements inside a component by the class that its template gives them, or by tag when there is a `<` in front (`<t-button`: a
 * TDesign component, which has no class of its own here).
 */
export function elementsOf(component: SimulatedComponent, name: string): HTMLElement[] {
  const selector = name.startsWith('<') ? name.slice(1) : `[class~="main--${name}"]`
  return Array.from(component.dom.querySelectorAll<HTMLElement>(selector))
}

/** Lets an element send an event, as the person (a tap goes up through all around it) or a component would, and waits until it was heard. */
export async function send(element: HTMLElement, name: string, detail: object = {}): Promise<void> {
  const { exparser } = loaded()
  const { __wxElement: node } = element as { __wxElement?: unknown }
  if (node === undefined) throw new Error(`nothing listens to ${name}`)
  const rises = name === 'tap'
  exparser.Event.dispatchEvent(node, exparser.Event.create(name, detail, { bubbles: rises, composed: rises }))
  await new Promise((done) => setTimeout(done))
}
