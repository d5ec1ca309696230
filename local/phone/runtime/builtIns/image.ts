import { builtIn, innerOf, reflect } from './define'

interface ImageData {
  src: string
  mode: string
}

/** Where a path of the package or a temporary file can be loaded from. */
export function fileUrl(src: string): string {
  if (!src || /^(https?:|data:|blob:)/.test(src)) return src
  return `files/${src.replace(/^\//, '')}`
}

export const image = builtIn<ImageData>({
  properties: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    lazyLoad: Boolean,
    webp: Boolean,
    showMenuByLongpress: Boolean,
    fadeIn: Boolean,
  },
  observers: {
    mode(mode: string) {
      reflect(this, 'mode', mode)
    },
    src(src: string) {
      const inner = innerOf<HTMLImageElement>(this)
      if (src) inner.src = resolveSource(src)
      else inner.removeAttribute('src')
    },
  },
  lifetimes: {
    attached() {
      const inner = innerOf<HTMLImageElement>(this)
      inner.draggable = false
      reflect(this, 'mode', this.data.mode)
      inner.addEventListener('load', () => {
        this.triggerEvent('load', { width: inner.naturalWidth, height: inner.naturalHeight })
      })
      inner.addEventListener('error', () => this.triggerEvent('error', { errMsg: `${this.data.src} is not found` }))
      if (this.data.src) inner.src = resolveSource(this.data.src)
    },
  },
})

let resolveTemporary: (path: string) => string | undefined = () => undefined
/** Lets `<image>` show files the app wrote or chose (wx/files.ts). */
export function useTemporaryFiles(resolve: (path: string) => string | undefined): void {
  resolveTemporary = resolve
}
export const resolveSource = (src: string): string => resolveTemporary(src) ?? fileUrl(src)
