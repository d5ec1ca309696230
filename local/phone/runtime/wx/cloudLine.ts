import type { PhoneOptions } from '../phoneOptions'
import { WxFailure } from './api'
import { NetworkTrouble, type Network } from './network'
import type { Transfer } from './transfer'

export interface CloudAnswer extends Record<string, unknown> {
  errCode?: number
  errMsg?: string
}

/** What went wrong before the cloud could answer has no number of its own: the client's SDK gives all of it -1 (toSDKError). */
const UNKNOWN_ERROR = -1
/** A function may take 60 s, and as long again to load. After that no answer comes any more. */
const WAIT_MS = 130_000

/** A phone's line to the local cloud's /client face: through the phone's network, under the phone's openid. */
export class CloudLine {
  /** wx.cloud.init has been called. */
  enabled = false

  constructor(
    private readonly options: Pick<PhoneOptions, 'cloud' | 'openid'>,
    private readonly network: Network,
    private readonly waitMs = WAIT_MS,
  ) {}

  /** Rejects with WxFailure: no network, no cloud, an answer that broke off or never came, and what the cloud refuses. */
  async send(path: string, request: RequestInit, transfer?: Transfer): Promise<Blob> {
    if (!this.enabled) throw new WxFailure("Cloud API isn't enabled, please call wx.cloud.init first", UNKNOWN_ERROR)
    if (!this.options.cloud) throw new WxFailure('no cloud is connected to this phone', UNKNOWN_ERROR)
    const upBytes = sizeOf(request.body)
    let downBytes = 0
    const { body, ok } = await this.network
      .pass({
        send: () => this.ask(path, request),
        upBytes,
        downBytes: (answer) => (downBytes = answer.body.size),
        ...(transfer ? { signal: transfer.signal } : {}),
        ...(transfer && upBytes ? { onUp: (bytes: number) => transfer.moved(bytes, upBytes) } : {}),
        ...(transfer && !upBytes ? { onDown: (bytes: number) => transfer.moved(bytes, downBytes) } : {}),
      })
      .catch((error: Error) => {
        throw error instanceof NetworkTrouble ? new WxFailure(error.message, UNKNOWN_ERROR) : error
      })
    if (!ok) await readAnswer(body)
    return body
  }

  async post(path: string, body: unknown): Promise<CloudAnswer> {
    const headers = { 'content-type': 'application/json' }
    return readAnswer(await this.send(path, { method: 'POST', headers, body: JSON.stringify(body) }))
  }

  private async ask(path: string, request: RequestInit): Promise<{ ok: boolean; body: Blob }> {
    const headers = {
      ...(request.headers as Record<string, string> | undefined),
      'x-local-openid': encodeURIComponent(this.options.openid),
    }
    const signal = AbortSignal.timeout(this.waitMs)
    try {
      const response = await fetch(`${this.options.cloud}/client/${path}`, { ...request, headers, signal })
      return { ok: response.ok, body: await response.blob() }
    } catch {
      // A browser tells nothing more of a line that was cut.
      throw new WxFailure(`request:fail ${signal.aborted ? 'timeout' : 'net::ERR_CONNECTION_RESET'}`, UNKNOWN_ERROR)
    }
  }
}

/** The JSON of an answer. Throws the error that it holds. */
export async function readAnswer(body: Blob): Promise<CloudAnswer> {
  const text = await body.text()
  let answer: CloudAnswer & { error?: string }
  try {
    answer = JSON.parse(text) as CloudAnswer
  } catch {
    throw new WxFailure(`the cloud answered with what is no JSON: ${text.slice(0, 100)}`, UNKNOWN_ERROR)
  }
  if (answer.error !== undefined) throw new WxFailure(answer.error, UNKNOWN_ERROR)
  if (answer.errCode) throw new WxFailure(withoutName(answer.errMsg ?? ''), answer.errCode)
  return answer
}

// The cloud's own message already begins with the name of the call.
const withoutName = (message: string) => message.replace(/^[\w.]+:fail\s*/, '')

function sizeOf(body: BodyInit | null | undefined): number {
  if (body instanceof Blob) return body.size
  return typeof body === 'string' ? new Blob([body]).size : 0
}
