/**
 * Inner markup of the phone's own elements, by tag. `raw-x` becomes the plain HTML element x. Their behaviour is in
 * runtime/builtIns/, their looks in runtime/elements.css.
 */
const SLOT = '<slot/>'

export const builtInMarkup: Record<string, string> = {
  view: SLOT,
  'cover-view': SLOT,
  'cover-image': '<raw-img id="r" alt=""/>',
  text: SLOT,
  button: '<raw-i wx:if="{{loading}}" class="wx-button-loading"/><slot/>',
  image: '<raw-img id="r" alt=""/>',
  input: '<raw-input id="r"/>',
  textarea: '<raw-textarea id="r"/>',
  switch: '<raw-i/>',
  checkbox: '<raw-i/><slot/>',
  'checkbox-group': SLOT,
  radio: '<raw-i/><slot/>',
  'radio-group': SLOT,
  label: SLOT,
  form: SLOT,
  picker: SLOT,
  'picker-view':
    '<raw-div class="wx-picker-view-columns"><slot/></raw-div><raw-div class="wx-picker-view-mask"/>' +
    '<raw-div class="wx-picker-view-indicator"/>',
  'picker-view-column': '<raw-div id="r" class="wx-picker-view-wheel"><slot/></raw-div>',
  'scroll-view': '<raw-div wx:if="{{refresherTriggered}}" class="wx-refresher"><raw-i/></raw-div><slot/>',
  swiper:
    '<raw-div id="r" class="wx-swiper-track"><slot/></raw-div>' +
    '<raw-div wx:if="{{indicatorDots}}" class="wx-swiper-dots"><raw-i wx:for="{{dots}}" wx:key="*this" ' +
    'style="background:{{index===shown?indicatorActiveColor:indicatorColor}}"/></raw-div>',
  'swiper-item': SLOT,
  'rich-text': '<raw-div id="r"/>',
  progress:
    '<raw-div class="wx-progress-bar" style="height:{{strokeWidth}}px;background:{{backgroundColor}}">' +
    '<raw-div class="wx-progress-inner" style="width:{{percent}}%;background:{{activeColor}}"/></raw-div>' +
    '<raw-span wx:if="{{showInfo}}">{{percent}}%</raw-span>',
  icon: '<raw-i/>',
  navigator: SLOT,
  'page-meta': SLOT,
  'navigation-bar': SLOT,
  'root-portal': '<raw-div id="r"><slot/></raw-div>',
  canvas: '<raw-canvas id="r"/>',
  'movable-area': SLOT,
  'movable-view': SLOT,
  slider: '<raw-input id="r" type="range"/><raw-span wx:if="{{showValue}}">{{value}}</raw-span>',
  'page-container': '<raw-div wx:if="{{show}}" class="wx-page-container"><slot/></raw-div>',
  'match-media': SLOT,
  video: '<raw-video id="r" controls playsinline/>',
}
