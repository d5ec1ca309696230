import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { listensToLongPress } from './longPress'
import { phoneUnits } from '../units'

/** DOM events that come from outside the components; all others (input, scroll, …) are sent by the built-ins themselves. */
const FROM_DOM = new Set(
  'touchstart touchmove touchend touchcancel mousedown mousemove mouseup click transitionend animationstart animationiteration animationend'.split(
    ' ',
  ),
)

/** Nearest area that stands for a page's web view: positions count from its corner. */
const pageArea = (element: Element): Element | null => element.closest('.phone-view')

/** glass-easel on the DOM, with the phone's elements (`<wx-view>`), its units in inline styles, and positions within the page. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor(builtIns: ReadonlySet<string>) {
    super()
    this.document = {
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
      createElement: (tag: string) => phoneElement(tag, builtIns),
    }
  }

  override setListenerStats(element: Element, type: string, capture: boolean, mutLevel: number): void {
    if (type === 'longpress') listensToLongPress(element)
    if (FROM_DOM.has(type)) super.setListenerStats(element, type, capture, mutLevel)
  }
}

const trueRect = Element.prototype.getBoundingClientRect

function phoneElement(tag: string, builtIns: ReadonlySet<string>): HTMLElement {
  const name = tag.startsWith('raw-') ? tag.slice('raw-'.length) : builtIns.has(tag) ? `wx-${tag}` : tag
  const element = document.createElement(name)
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (attribute: string, value: string) => {
    setAttribute(attribute, attribute === 'style' && typeof value === 'string' ? phoneUnits(value) : value)
  }
  element.getBoundingClientRect = () => {
    const rect = trueRect.call(element)
    const area = pageArea(element)
    if (!area) return rect
    const corner = trueRect.call(area)
    return new DOMRect(rect.x - corner.x, rect.y - corner.y, rect.width, rect.height)
  }
  return element
}
