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
  'movable-view': ['change', 'scale', 'htouchmove', 'vtouchmove'],
  navigator: ['success', 'fail', 'complete'],
  'page-container': ['enter', 'leave'],
  'page-meta': ['scroll', 'scrolldone'],
  picker: ['cancel', 'change', 'columnchange'],
  'picker-view': ['change', 'pickstart', 'pickend'],
  'radio-group': CHANGE,
  'scroll-view': ['scroll', 'scrolltoupper', 'scrolltolower', 'refresherrefresh'],
  slider: ['change', 'changing'],
  swiper: ['change', 'animationfinish', 'transition'],
  switch: CHANGE,
  textarea: [...TEXT_FIELD, 'linechange'],
}

/** Attributes that are taken and do nothing here, while in WeChat somebody would see what they do. */
export const WITHOUT_EFFECT: Record<string, readonly string[]> = {
  image: ['showMenuByLongpress', 'fadeIn'],
  input: ['placeholderClass', 'cursorColor', 'holdKeyboard', 'selectionStart', 'selectionEnd'],
  navigator: ['appId', 'path', 'extraData', 'version', 'shortLink'],
  'page-container': ['zIndex', 'overlay', 'round', 'overlayStyle', 'customStyle', 'closeOnSlideDown'],
  'navigation-bar': ['colorAnimationDuration', 'colorAnimationTimingFunc'],
  'page-meta': ['backgroundColorBottom', 'pageOrientation'],
  'picker-view': ['immediateChange'],
  progress: ['borderRadius', 'fontSize', 'active', 'activeMode'],
  'scroll-view':
    'refresherDefaultStyle refresherBackground showScrollbar pagingEnabled usingSticky scrollIntoViewOffset scrollIntoViewAlignment enableBackToTop'.split(
      ' ',
    ),
  text: ['decode'],
  textarea:
    'placeholderClass cursorColor holdKeyboard selectionStart selectionEnd fixed showConfirmBar disableDefaultPadding'.split(
      ' ',
    ),
  video: ['autoplay', 'loop', 'muted', 'poster'],
}

/** Attributes that are taken and do nothing here, and nobody would see it: hints about speed, and what goes with an open type. */
export const UNSEEN = words(
  'lang sessionFrom sendMessageTitle sendMessagePath sendMessageImg appParameter showMessageCard activityType entrancePath ' +
    'needShowEntrance phoneNumberNoQuotaToast canvasId disableScroll reportSubmit ' +
    'reportSubmitTimeout lazyLoad webp enhanced bounces enablePassive scrollAnchoring fastDeceleration throttle clip skipHiddenItemLayout ' +
    'alwaysEmbed safePasswordCertPath',
)

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
  ...'custom color selectedColor backgroundColor borderStyle list'.split(' ').map((name) => `tabBar.${name}`),
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
export const HANDLERS_UNKNOWN = words('onShareTimeline onAddToFavorites onResize onSaveExitState resize routeDone')
