import { html, press } from '../html'
import { resolveSource } from '../builtIns/image'
import { showLayer } from '../dialogs/layer'
import { canvasNode } from '../builtIns/canvas'
import { api } from './api'
import { chooseFiles, saveToComputer } from './choose'
import type { Files } from './files'
import type { Network } from './network'
import { transferApi } from './transfer'

interface MessageFileOptions {
  count: number
  type?: 'all' | 'video' | 'image' | 'file'
  extension?: string[]
}
interface MediaOptions {
  count?: number
  mediaType?: string[]
}
interface CanvasOptions {
  canvas?: HTMLCanvasElement
  fileType?: string
  quality?: number
}

/** Choosing, showing and handing over files and pictures. What WeChat would save or forward, the browser downloads. */
export function mediaApi(files: Files, network: Network) {
  const keep = (file: File) => ({
    path: files.keep(file, file.name),
    name: file.name,
    size: file.size,
    type: file.type.startsWith('image/') ? 'image' : 'file',
    time: Math.round(file.lastModified / 1000),
  })
  const chooseImages = async ({ count = 9 }: MediaOptions) =>
    (await chooseFiles('image/*', count > 1)).slice(0, count).map(keep)
  const hand = (filePath: string, fileName?: string) => {
    const name = fileName ?? filePath.replace(/^.*\/(tmp_\d+_)?/, '')
    saveToComputer(files.url(filePath) ?? resolveSource(filePath), name)
  }
  return {
    chooseMessageFile: api('chooseMessageFile', async ({ count, type = 'all', extension = [] }: MessageFileOptions) => {
      const accept = type === 'image' ? 'image/*' : extension.map((each) => `.${each.replace(/^\./, '')}`).join(',')
      return { tempFiles: (await chooseFiles(accept, count > 1)).slice(0, count).map(keep) }
    }),
    chooseMedia: api('chooseMedia', async (options: MediaOptions) => ({
      type: 'image',
      tempFiles: (await chooseImages(options)).map(({ path, size }) => ({
        tempFilePath: path,
        size,
        fileType: 'image',
      })),
    })),
    chooseImage: api('chooseImage', async (options: MediaOptions) => {
      const tempFiles = await chooseImages(options)
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles }
    }),
    previewImage: api('previewImage', ({ urls, current }: { urls: string[]; current?: string | number }) => {
      const first = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? ''))
      preview(urls, first)
    }),
    previewMedia: api('previewMedia', ({ sources, current = 0 }: { sources: { url: string }[]; current?: number }) => {
      preview(
        sources.map(({ url }) => url),
        current,
      )
    }),
    getImageInfo: api('getImageInfo', async ({ src }: { src: string }) => {
      const image = new Image()
      image.src = resolveSource(src)
      await image.decode()
      return { width: image.naturalWidth, height: image.naturalHeight, path: src, orientation: 'up', type: 'unknown' }
    }),
    saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', ({ filePath }: { filePath: string }) => hand(filePath)),
    openDocument: api('openDocument', ({ filePath }: { filePath: string }) => hand(filePath)),
    shareFileMessage: api('shareFileMessage', ({ filePath, fileName }: { filePath: string; fileName?: string }) => {
      hand(filePath, fileName)
    }),
    saveFileToDisk: api('saveFileToDisk', ({ filePath }: { filePath: string }) => hand(filePath)),
    downloadFile: transferApi(
      'downloadFile',
      { direction: 'down', promise: false },
      async ({ url, filePath }: { url: string; filePath?: string }, { signal, moved }) => {
        let size = 0
        const { response, content } = await network.pass({
          send: async () => {
            const response = await fetch(url, { signal })
            return { response, content: await response.blob() }
          },
          downBytes: (answer) => (size = answer.content.size),
          onDown: (bytes) => moved(bytes, size),
          signal,
        })
        if (filePath) files.write(filePath, content)
        const kept = filePath ? { filePath } : { tempFilePath: files.keep(content, url.replace(/^.*\/|\?.*$/g, '')) }
        return { statusCode: response.status, ...kept }
      },
    ),
    canvasToTempFilePath: api(
      'canvasToTempFilePath',
      async ({ canvas, fileType = 'png', quality = 1 }: CanvasOptions) => {
        if (!canvas) throw new Error('canvas is empty')
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, `image/${fileType}`, quality))
        if (!blob) throw new Error('create bitmap failed')
        return { tempFilePath: files.keep(blob, `canvas.${fileType}`) }
      },
    ),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      canvasNode(Object.assign(document.createElement('canvas'), { width, height })),
  }
}

function preview(urls: string[], first: number): void {
  let at = first
  const image = document.createElement('img')
  const count = html('span')
  const show = () => {
    image.src = resolveSource(urls[at] ?? '')
    count.textContent = `${at + 1}/${urls.length}`
  }
  show()
  const box = html('div', 'phone-preview', count, image)
  if (urls.length > 1) {
    box.append(
      press('phone-preview-next', '下一张', () => {
        at = (at + 1) % urls.length
        show()
      }),
    )
  }
  const close = showLayer(box)
  image.addEventListener('click', () => close())
}
