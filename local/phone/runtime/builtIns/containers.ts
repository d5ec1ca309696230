import { builtIn, hover, hostOf, numberOf, reflect } from './define'
import { watchHover } from './hover'

export const view = builtIn<{ hidden: boolean }>({
  properties: { ...hover('none'), hidden: Boolean },
  observers: {
    hidden(hidden: boolean) {
      reflect(this, 'hidden', hidden)
    },
  },
  lifetimes: {
    attached() {
      watchHover(this)
    },
  },
})

export const text = builtIn<{ selectable: boolean; userSelect: boolean; space: string; maxLines: number }>({
  properties: {
    selectable: Boolean,
    userSelect: Boolean,
    space: String,
    decode: Boolean,
    overflow: String,
    maxLines: Number,
  },
  observers: {
    'selectable, userSelect'(selectable: boolean, userSelect: boolean) {
      reflect(this, 'user-select', selectable || userSelect)
    },
    space(space: string) {
      reflect(this, 'space', space)
    },
    maxLines(lines: number) {
      reflect(this, 'max-lines', lines)
      hostOf(this).style.setProperty('-webkit-line-clamp', lines ? String(lines) : '')
    },
  },
})

export const icon = builtIn<{ type: string; size: unknown; color: string }>({
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  observers: {
    'type, size, color'(type: string, size: unknown, color: string) {
      const { style } = hostOf(this)
      reflect(this, 'type', type)
      style.width = style.height = `${numberOf(size, 23)}px`
      style.setProperty('--color', color || (ICON_COLORS[type] ?? '#b2b2b2'))
    },
  },
})
const ICON_COLORS: Record<string, string> = {
  success: '#09bb07',
  success_no_circle: '#09bb07',
  info: '#10aeff',
  warn: '#f76260',
  waiting: '#10aeff',
  cancel: '#f43530',
  download: '#09bb07',
}

export const progress = builtIn<object>({
  properties: {
    percent: Number,
    showInfo: Boolean,
    borderRadius: null,
    fontSize: null,
    strokeWidth: { type: Number, value: 6 },
    color: String,
    activeColor: { type: String, value: '#09bb07' },
    backgroundColor: { type: String, value: 'var(--progress-rest, #ebebeb)' },
    active: Boolean,
    activeMode: String,
    duration: Number,
  },
})

interface PortalData {
  enable: boolean
}
/** Puts its content above the page, out of the reach of the overflow and transforms around it. */
export const rootPortal = builtIn<PortalData>({
  properties: { enable: { type: Boolean, value: true } },
  lifetimes: {
    attached() {
      const inner = this._$.getShadowRoot?.()?.getElementById('r')?.getBackendElement()
      const page = hostOf(this).closest('page')
      if (this.data.enable && inner && page) page.append(inner)
    },
    detached() {
      this._$.getShadowRoot?.()?.getElementById('r')?.getBackendElement()?.remove()
    },
  },
})

export const pageContainer = builtIn<{ show: boolean }>({
  properties: {
    show: Boolean,
    duration: Number,
    zIndex: Number,
    overlay: Boolean,
    position: String,
    round: Boolean,
    overlayStyle: String,
    customStyle: String,
    closeOnSlideDown: Boolean,
  },
  observers: {
    show(show: boolean) {
      this.triggerEvent(show ? 'enter' : 'leave', {})
    },
  },
})

export const plain = builtIn<object>({})
