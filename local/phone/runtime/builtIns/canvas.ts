import { builtIn, innerOf } from './define'
import { resolveSource } from './image'

/** `<canvas type="2d">`; the page reaches its node through a selector query with `node: true`. */
export const canvas = builtIn<{ type: string }>({
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  lifetimes: {
    attached() {
      const inner = innerOf<HTMLCanvasElement>(this)
      inner.style.cssText = 'width:100%;height:100%;display:block'
    },
  },
})

/** What a page gets as the canvas node: the drawing surface with WeChat's additions. */
export function canvasNode(inner: HTMLCanvasElement): HTMLCanvasElement {
  return Object.assign(inner, {
    createImage,
    createImageData: (width = inner.width, height = inner.height) => new ImageData(width, height),
    createPath2D: (path?: Path2D) => new Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
  })
}

/** A picture to draw: from the package, this phone's files or the network. One from elsewhere doesn't lock the canvas, as on a phone. */
function createImage(): HTMLImageElement {
  const image = new Image()
  image.crossOrigin = 'anonymous'
  let given = ''
  return Object.defineProperty(image, 'src', {
    get: () => given,
    set(src: string) {
      given = src
      image.setAttribute('src', resolveSource(src))
    },
  })
}
