import { builtIn, innerOf } from './define'
import { resolveSource } from './image'

export const video = builtIn<{ src: string; controls: boolean }>({
  properties: {
    src: String,
    controls: { type: Boolean, value: true },
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    poster: String,
  },
  observers: {
    'src, controls'(src: string, controls: boolean) {
      const inner = innerOf<HTMLVideoElement>(this)
      if (src) inner.src = resolveSource(src)
      inner.controls = controls
    },
  },
})
