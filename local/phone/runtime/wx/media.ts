import { resolveSource } from '../builtIns/image'
import { previewImages } from '../dialogs/preview'
import { tellUnsupported } from '../desk'
import { api } from './api'
import { chooseFiles, saveToComputer } from './choose'
import { chooseImages, chooseMedia, keepFile, type MediaOptions } from './chooseMedia'
import type { Files } from './files'
import { imageInfo } from './imageInfo'
import type { Network } from './network'
import { transferApi } from './transfer'

interface MessageFileOptions {
  count: number
  type?: 'all' | 'video' | 'image' | 'file'
  extension?: string[]
}

/** Choosing, showing and handing over files and pictures. What WeChat would save or forward, the browser downloads. */
export function mediaApi(files: Files, network: Network) {
  const hand = (filePath: string, fileName?: string) => {
    const name = fileName ?? filePath.replace(/^.*\/(tmp_\d+_)?/, '')
    saveToComputer(files.url(filePath) ?? resolveSource(filePath), name)
  }
  const preview = (urls: string[] | undefined, first: number) => {
    if (!urls?.length) throw new Error('parameter error: parameter.urls should have at least 1 item')
    if (urls.some((url) => url.startsWith('cloud:'))) tellUnsupported('wx.previewImage of cloud://')
    previewImages(urls, Math.max(0, first))
  }
  return {
    chooseMessageFile: api('chooseMessageFile', async ({ count, type = 'all', extension = [] }: MessageFileOptions) => {
      const accept =
        type === 'image' || type === 'video'
          ? `${type}/*`
          : extension.map((each) => `.${each.replace(/^\./, '')}`).join(',')
      return { tempFiles: (await chooseFiles(accept, count > 1)).slice(0, count).map((file) => keepFile(files, file)) }
    }),
    chooseMedia: api('chooseMedia', (options: MediaOptions) => chooseMedia(files, options)),
    chooseImage: api('chooseImage', async (options: MediaOptions) => {
      const tempFiles = (await chooseImages(files, options)).map(({ path, size }) => ({ path, size }))
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles }
    }),
    previewImage: api('previewImage', ({ urls, current }: { urls: string[]; current?: string | number }) => {
      preview(urls, typeof current === 'number' ? current : urls.indexOf(current ?? ''))
    }),
    previewMedia: api('previewMedia', ({ sources, current = 0 }: { sources: { url: string }[]; current?: number }) => {
      preview(
        sources.map(({ url }) => url),
        current,
      )
    }),
    getImageInfo: api('getImageInfo', ({ src }: { src: string }) => imageInfo(files, src)),
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
  }
}
