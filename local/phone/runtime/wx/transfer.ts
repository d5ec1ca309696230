import { Emitter } from '../emitter'
import { api } from './api'

/** What a transfer tells while it runs. */
export interface Transfer {
  signal: AbortSignal
  /** `bytes` of `total` are through. */
  moved: (bytes: number, total: number) => void
}

/** UploadTask and DownloadTask. */
export interface TransferTask {
  abort: () => void
  onProgressUpdate: (listener: (progress: never) => void) => void
  offProgressUpdate: (listener?: (progress: never) => void) => void
}

const NAMES = {
  up: ['totalBytesSent', 'totalBytesExpectedToSend'],
  down: ['totalBytesWritten', 'totalBytesExpectedToWrite'],
} as const

/**
 * Makes a wx function that moves a file. Called with callbacks it returns a task to follow and stop it; without, a promise – but
 * wx.downloadFile and wx.uploadFile return the task in any case (`promise: false`), as WeChat's reference says.
 */
export function transferApi<O extends object>(
  name: string,
  { direction, promise }: { direction: keyof typeof NAMES; promise: boolean },
  run: (options: O, transfer: Transfer) => Promise<object>,
): (options: Parameters<ReturnType<typeof api<O>>>[0]) => unknown {
  return (options) => {
    const stop = new AbortController()
    const progress = new Emitter()
    const [doneName, totalName] = NAMES[direction]
    const transfer: Transfer = {
      signal: stop.signal,
      moved: (bytes, total) => {
        const percent = total ? Math.floor((bytes / total) * 100) : 100
        progress.emit('progress', { progress: percent, [doneName]: bytes, [totalName]: total })
      },
    }
    const quiet = promise ? {} : { complete: () => undefined }
    const answer = api<O>(name, (given) => run(given, transfer))({ ...quiet, ...options } as typeof options)
    const task: TransferTask = {
      abort: () => stop.abort(),
      onProgressUpdate: (listener) => progress.on('progress', listener as (value: unknown) => void),
      offProgressUpdate: (listener) => progress.off('progress', listener as ((value: unknown) => void) | undefined),
    }
    return answer ?? task
  }
}
