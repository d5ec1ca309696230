import { canvasNode } from '../builtIns/canvas'
import { tellUnsupported } from '../desk'
import { api } from './api'
import type { Files } from './files'

interface ToFileOptions {
  canvas?: HTMLCanvasElement
  canvasId?: string
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'jpg' | 'png'
  quality?: number
}

/** Pictures out of a canvas of type 2d or webgl. Older ones (`canvas-id`) draw by calls that this phone hasn't. */
export function canvasApi(files: Files) {
  return {
    canvasToTempFilePath: api('canvasToTempFilePath', async (options: ToFileOptions) => {
      const { canvas, canvasId, fileType = 'png', quality = 1 } = options
      if (!canvas && canvasId) tellUnsupported('wx.canvasToTempFilePath({ canvasId })')
      if (!canvas) throw new Error('canvas is empty')
      const name = fileType === 'jpg' ? 'jpg' : 'png'
      const blob = await new Promise<Blob | null>((resolve) =>
        part(canvas, options).toBlob(resolve, name === 'jpg' ? 'image/jpeg' : 'image/png', qualityOf(quality)),
      )
      if (!blob) throw new Error('create bitmap failed')
      return { tempFilePath: files.keep(blob, `canvas.${name}`) }
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      canvasNode(Object.assign(document.createElement('canvas'), { width, height })),
  }
}

/** The piece that is asked for, as large as it is asked for; without, all of it at the screen's density (wx.canvasToTempFilePath). */
function part(canvas: HTMLCanvasElement, { x = 0, y = 0, ...options }: ToFileOptions): HTMLCanvasElement {
  const { width = canvas.width - x, height = canvas.height - y } = options
  const { destWidth = width * devicePixelRatio, destHeight = height * devicePixelRatio } = options
  const drawn = Object.assign(document.createElement('canvas'), { width: destWidth, height: destHeight })
  drawn.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, drawn.width, drawn.height)
  return drawn
}

const qualityOf = (quality: number): number => (quality > 0 && quality <= 1 ? quality : 1)
