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

/** All templates of the mini-program come out of WeChat's compiler at once; its default of 1 MB is too small for that. */
const compilerOptions = { maxBuffer: 16 * 1024 * 1024 }

/**
 * Renders one built component with WeChat's own simulator (exparser, not glass-easel as in the phone): a second opinion on what the
 * phone shows. `dist` is a built mini-program. TDesign components inside stay empty tags.
 */
export function renderComponent(dist: string, path: string, properties: object = {}): SimulatedComponent {
  // Required, not imported: its types would put WeChat's globals into every test.
  const simulator = jest.requireActual<Simulator>('miniprogram-simulate')
  const component = simulator.render(simulator.load(join(dist, path), { rootPath: dist, compilerOptions }), properties)
  component.attach(document.body)
  return component
}
