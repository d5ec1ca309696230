/** What the phone is given to run: made by build.ts from a built mini-program, read by runtime/ in the browser. */
export interface AppPackage {
  config: AppConfig
  /** Every page, main package first. */
  pages: string[]
  /** Folders of subpackages; code of one is out of reach for the others and for the main package. */
  subpackages: string[]
  /** How much comes over the network for each of them. */
  packageBytes: Record<string, number>
  components: Record<string, PackagedComponent>
  /** Tags of the phone's own elements (`view`, `button`, …). */
  builtIns: string[]
  /** Compiled templates by component id; built-ins have ids `@builtin/<tag>`. */
  templates: Record<string, unknown>
  /** Scripts by path with extension, wrapped as functions. */
  modules: Record<string, ModuleFactory>
  /** What each component's markup and JSON ask of the phone, and app.json (`app`). */
  asks: Record<string, ComponentAsks>
  /** Values of the variables in JSON files (theme.json), by theme. */
  themes: Partial<Record<'light' | 'dark', Record<string, string>>>
}

/** A name and the line (from 1) of the built file it stands on. */
export interface Asked {
  name: string
  file: string
  line: number
}

export interface ComponentAsks {
  keys: Asked[]
  /** Elements that aren't components of the app (`name` empty) and their attributes. */
  tags: (Asked & { tag: string })[]
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
  backgroundColorTop?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; name?: string; pages: string[] }[]
  subpackages?: { root: string; name?: string; pages: string[] }[]
  preloadRule?: Record<string, { network?: string; packages?: string[] }>
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  __usePrivacyCheck__?: boolean
  darkmode?: boolean
  themeLocation?: string
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}
