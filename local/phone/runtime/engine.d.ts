// glass-easel as far as the phone uses it. Its own types describe the app author's side; these describe the host's.
declare module 'glass-easel-miniprogram-adapter' {
  /** A node of the component tree: a component, a slot, a plain element. */
  interface EngineNode {
    id: string
    is?: string
    dataset: Record<string, unknown>
    data?: Record<string, unknown>
    childNodes?: EngineNode[]
    shadowRoot?: EngineNode | null
    ownerShadowRoot?: ShadowRoot | null
    addListener(event: string, listener: (event: EngineEvent) => void): void
    collectMarks(): Record<string, unknown>
    getBackendElement(): HTMLElement | null
    getMethodCaller?(): Caller
    getShadowRoot?(): ShadowRoot | null
    getComponentDefinition(): { behavior: { listProperties(): string[]; getMethods(): Record<string, unknown> } }
    replaceDataOnPath(path: (string | number)[], value: unknown): void
    applyDataUpdates(): void
    setNodeStyle(style: string, segment: number): void
    triggerEvent(name: string, detail?: unknown, options?: object): void
    triggerLifetime(name: string, args: unknown[]): void
    triggerPageLifetime(name: string, args: unknown[]): void
  }
  interface ShadowRoot extends EngineNode {
    querySelector(selector: string): EngineNode | null
    querySelectorAll(selector: string): EngineNode[]
    getElementById(id: string): EngineNode | null
    createNativeNode(tag: string): EngineNode & { class: string }
  }
  interface EngineEvent {
    target: Caller | EngineNode
    currentTarget: Caller | EngineNode
    detail: unknown
  }
  /** What `this` is in a component's methods. */
  interface Caller {
    _$: EngineNode
    is: string
    data: Record<string, unknown>
    setData(data: Record<string, unknown>, callback?: () => void): void
    triggerEvent(name: string, detail?: unknown, options?: object): void
    [method: string]: unknown
  }
  interface CodeSpace {
    addComponentStaticConfig(path: string, config: object): void
    addCompiledTemplate(path: string, template: object): void
    addStyleSheet(path: string, url: string | undefined, scope: string): void
    setOverallBehavior(behavior: object): void
    getComponentStaticConfig(path: string): Record<string, unknown> | undefined
    getComponentSpace(): {
      setGlobalUsingComponent(tag: string, component: object): void
      updateComponentOptions(options: object): void
    }
    component(path: string): { definition(definition: object): { register(): { _$: object } } }
    componentEnv(path: string, run: (env: ComponentEnv) => void): void
  }
  interface ComponentEnv {
    Page(definition: object): void
    Component(definition?: object): unknown
    Behavior: ((definition?: object) => object) & { trait: unknown }
  }
  interface RootComponent {
    get(): Caller
    getComponent(): EngineNode
    attach(parent: Element, placeholder: Element): void
    release(): void
  }
  class MiniProgramEnv {
    createCodeSpace(id: string, isMainSpace: boolean): CodeSpace
    associateBackend(backend: object): { createRoot(tag: string, space: CodeSpace, path: string): RootComponent }
  }
  type EventListener = (target: EngineNode, type: string, detail: unknown, options: EventOptions) => unknown
  interface EventOptions {
    originalEvent?: Event
    bubbles?: boolean
    composed?: boolean
    capturePhase?: boolean
    extraFields?: object
  }
  const component: { ComponentCaller: { prototype: Record<string, unknown> } }
  const glassEasel: {
    CurrentWindowBackendContext: new () => {
      document: object
      onEvent(listener: EventListener): void
      setListenerStats(element: Element, type: string, capture: boolean, mutLevel: number): void
    }
    Component: { prototype: { setData(this: EngineNode, data?: Record<string, unknown>): void } }
    ComponentSpace: new () => { defineBehavior(definition: object): object }
    globalOptions: { writeExtraInfoToAttr: boolean }
    triggerEvent: (target: EngineNode, type: string, detail: unknown, options: EventOptions) => unknown
    addGlobalErrorListener(listener: (error: unknown, info: { method?: string } | undefined) => void): void
    addGlobalWarningListener(listener: (message: string) => boolean): void
  }
}
