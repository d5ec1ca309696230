const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Events that any element has. */
export const COMMON_EVENTS = words(
  'tap longpress longtap touchstart touchmove touchend touchcancel transitionend animationstart animationiteration animationend',
)

const CHANGE = ['change']
const TEXT_FIELD = ['input', 'focus', 'blur', 'confirm', 'keyboardheightchange']
const LOADS = ['load', 'error']
/** Events that an element sends itself. */
export const EVENTS: Record<string, readonly string[]> = {
  button: ['agreeprivacyauthorization', 'opensetting'],
  'checkbox-group': CHANGE,
  'cover-image': LOADS,
  form: ['submit', 'reset'],
  image: LOADS,
  input: TEXT_FIELD,
  'movable-view': CHANGE,
  navigator: ['success', 'fail', 'complete'],
  'page-container': ['enter', 'leave'],
  picker: ['cancel', 'change', 'columnchange'],
  'picker-view': CHANGE,
  'radio-group': CHANGE,
  'scroll-view': ['scroll', 'scrolltoupper', 'scrolltolower', 'refresherrefresh'],
  slider: ['change', 'changing'],
  swiper: ['change', 'animationfinish'],
  switch: CHANGE,
  textarea: [...TEXT_FIELD, 'linechange'],
}

/** Open types of a button that do something. */
export const OPEN_TYPES = words('share agreePrivacyAuthorization openSetting')

const WINDOW =
  'navigationBarTitleText navigationBarBackgroundColor navigationBarTextStyle navigationStyle backgroundColor ' +
  'enablePullDownRefresh onReachBottomDistance backgroundTextStyle backgroundColorTop backgroundColorBottom'

/** What app.json may ask for: done here, or of no meaning outside of WeChat (search, upload, download of packages). */
export const APP_KEYS: ReadonlySet<string> = new Set([
  ...'pages subPackages subpackages entryPagePath window tabBar usingComponents darkmode themeLocation cloud'.split(
    ' ',
  ),
  ...'__usePrivacyCheck__ sitemapLocation lazyCodeLoading preloadRule componentFramework debug permission'.split(' '),
  ...'requiredPrivateInfos networkTimeout resolveAlias functionalPages'.split(' '),
  ...WINDOW.split(' ').map((name) => `window.${name}`),
])

/** What the JSON of a page or component may ask for. */
export const PAGE_KEYS = words(
  `${WINDOW} component usingComponents componentGenerics styleIsolation pureDataPattern disableScroll componentFramework`,
)

/** What Component() may be given. */
export const DEFINITION_KEYS = words(
  'properties data observers methods behaviors created attached ready moved detached error lifetimes pageLifetimes pageLifeTimes ' +
    'relations externalClasses options definitionFilter export',
)
export const OPTION_KEYS = words('multipleSlots dynamicSlots addGlobalClass styleIsolation pureDataPattern virtualHost')

/** Handlers WeChat would call and this phone never does. */
export const HANDLERS_UNKNOWN = words(
  'onShareTimeline onAddToFavorites onResize onTabItemTap onSaveExitState resize routeDone',
)
