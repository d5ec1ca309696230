/** What the phone is given to run: made by build.ts from a built mini-program, read by runtime/ in the browser. */
export interface AppPackage {
  config: AppConfig
  /** Every page, main package first. */
  pages: string[]
  /** Folders of subpackages; code of one is out of reach for the others and for the main package. */
  subpackages: string[]
  components: Record<string, PackagedComponent>
  /** Tags of the phone's own elements (`view`, `button`, …). */
  builtIns: string[]
  /** Compiled templates by component id; built-ins have ids `@builtin/<tag>`. */
  templates: Record<string, unknown>
  /** Scripts by path with extension, wrapped as functions. */
  modules: Record<string, ModuleFactory>
}

export type ModuleFactory = (require: (path: string) => unknown, module: { exports: unknown }, exports: unknown) => void

export interface PackagedComponent {
  id: string
  isPage: boolean
  config: ComponentConfig
  /** Tag → id. */
  using: Record<string, string>
  generics: Record<string, true | { default?: string }>
  /** Prefix of its class names in the style sheet; empty = shared with the page. */
  scope: string
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: string
  pureDataPattern?: string
}

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  __usePrivacyCheck__?: boolean
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}
