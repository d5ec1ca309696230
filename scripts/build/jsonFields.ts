/** What a field of a json file may hold: any value, a kind, or one of these texts. */
export type FieldKind = 'any' | 'text' | 'flag' | 'number' | 'color' | 'list' | 'object' | readonly string[]
export type Fields = Readonly<Record<string, FieldKind>>

// 全局配置 and 页面配置 of WeChat's reference; a field that stands in neither is a slip of the pen that DevTools warns of.
export const windowFields: Fields = {
  navigationBarBackgroundColor: 'color',
  navigationBarTextStyle: ['black', 'white'],
  navigationBarTitleText: 'text',
  navigationStyle: ['default', 'custom'],
  homeButton: 'flag',
  backgroundColor: 'color',
  backgroundTextStyle: ['dark', 'light'],
  backgroundColorTop: 'color',
  backgroundColorBottom: 'color',
  backgroundColorContent: 'color',
  enablePullDownRefresh: 'flag',
  onReachBottomDistance: 'number',
  pageOrientation: ['portrait', 'landscape', 'auto'],
  restartStrategy: 'text',
  initialRenderingCache: 'text',
  visualEffectInBackground: ['none', 'hidden'],
  handleWebviewPreload: ['static', 'manual', 'auto'],
}

const componentParts: Fields = {
  usingComponents: 'object',
  componentGenerics: 'object',
  componentPlaceholder: 'object',
  component: 'flag',
  styleIsolation: ['isolated', 'apply-shared', 'shared', 'page-isolated', 'page-apply-shared', 'page-shared'],
  pureDataPattern: 'text',
  renderer: ['webview', 'skyline', 'xr-frame'],
  rendererOptions: 'object',
  componentFramework: ['exparser', 'glass-easel'],
}

export const componentFields: Fields = { ...componentParts, virtualHost: 'flag' }

export const pageFields: Fields = {
  ...windowFields,
  ...componentParts,
  disableScroll: 'flag',
  enablePassiveEvent: 'any',
  enableShareAppMessage: 'flag',
  enableShareTimeline: 'flag',
  singlePage: 'object',
  style: ['v2'],
}

export const appFields: Fields = {
  entryPagePath: 'text',
  pages: 'list',
  window: 'object',
  tabBar: 'object',
  networkTimeout: 'object',
  debug: 'flag',
  functionalPages: 'any',
  subPackages: 'list',
  subpackages: 'list',
  workers: 'any',
  requiredBackgroundModes: 'list',
  requiredPrivateInfos: 'list',
  plugins: 'object',
  preloadRule: 'object',
  resizable: 'flag',
  usingComponents: 'object',
  componentPlaceholder: 'object',
  permission: 'object',
  sitemapLocation: 'text',
  style: ['v2'],
  useExtendedLib: 'object',
  entranceDeclare: 'object',
  darkmode: 'flag',
  themeLocation: 'text',
  lazyCodeLoading: ['requiredComponents'],
  singlePage: 'object',
  supportedMaterials: 'list',
  serviceProviderTicket: 'text',
  embeddedAppIdList: 'list',
  navigateToMiniProgramAppIdList: 'list',
  halfPage: 'object',
  debugOptions: 'object',
  enablePassiveEvent: 'any',
  resolveAlias: 'object',
  renderer: ['webview', 'skyline'],
  rendererOptions: 'object',
  componentFramework: ['exparser', 'glass-easel'],
  convertRpxToVw: 'flag',
  cloud: 'flag',
  __usePrivacyCheck__: 'flag',
}

export const tabBarFields: Fields = {
  color: 'color',
  selectedColor: 'color',
  backgroundColor: 'color',
  borderStyle: ['black', 'white'],
  list: 'list',
  position: ['bottom', 'top'],
  custom: 'flag',
}

export const tabFields: Fields = { pagePath: 'text', text: 'text', iconPath: 'text', selectedIconPath: 'text' }

export const subpackageFields: Fields = {
  root: 'text',
  name: 'text',
  pages: 'list',
  independent: 'flag',
  entry: 'text',
  plugins: 'object',
}

export const preloadFields: Fields = { network: ['all', 'wifi'], packages: 'list' }
