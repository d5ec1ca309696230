import tcb from '@cloudbase/node-sdk'
import { Refusal } from './refusal'

export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

export interface WeChatApi {
  /** True if WeChat finds the text fit to be shown to others (msgSecCheck v2, ≤2500 characters); BUSY while it gives no verdict. */
  textIsFit(openid: string, text: string): Promise<boolean>
  /**
   * Asks WeChat to look at an image (mediaCheckAsync v2); the verdict comes later as a push with the trace id returned. BUSY
   * while it takes no questions.
   */
  checkImage(openid: string, url: string): Promise<string>
  /** 0 when sent, else WeChat's code: 43101 no quota, 47003 bad field, … */
  sendSubscribeMessage(message: SubscribeMessage): Promise<number>
  /** A mini-program code (PNG) that opens `page` with `scene` (≤32 ASCII characters). */
  miniProgramCode(page: string, scene: string): Promise<Buffer>
}

type Sdk = ReturnType<typeof tcb.init>
interface OpenApiReply {
  readonly errCode?: number
  readonly errcode?: number
  readonly result?: unknown
  readonly trace_id?: unknown
  readonly traceId?: unknown
}

const SCENE_FORUM = 3
const MEDIA_IMAGE = 2

export function openWeChat(sdk: Sdk = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })): WeChatApi {
  const call = async (apiName: string, requestData: object): Promise<OpenApiReply> => {
    try {
      const reply = (await sdk.callWxOpenApi({ apiName, requestData })) as { result?: unknown; code?: string }
      // a failure of CloudBase itself: WeChat was never asked, or never answered
      if (reply.code) throw Object.assign(new Error(reply.code), { code: reply.code })
      return (reply.result ?? reply) as OpenApiReply
    } catch (error) {
      const code = Number(
        (error as { errCode?: unknown; code?: unknown }).errCode ?? (error as { code?: unknown }).code,
      )
      if (Number.isInteger(code)) return { errCode: code }
      throw error
    }
  }
  /** For checks: a failure of CloudBase itself is no verdict either, and the caller may try again. */
  const ask = (apiName: string, requestData: object) =>
    call(apiName, requestData).catch(() => {
      throw new Refusal('BUSY')
    })
  return {
    textIsFit: async (openid, text) => {
      if (text === '') return true
      const reply = await ask('security.msgSecCheck', {
        version: 2,
        scene: SCENE_FORUM,
        openid,
        content: text.slice(0, 2500),
      })
      const verdict = reply.result as { suggest?: string } | undefined
      // no verdict is not a pass: the text waits until WeChat answers
      if (!verdict?.suggest) throw new Refusal('BUSY')
      return verdict.suggest !== 'risky'
    },
    checkImage: async (openid, url) => {
      const reply = await ask('security.mediaCheckAsync', {
        version: 2,
        scene: SCENE_FORUM,
        openid,
        mediaType: MEDIA_IMAGE,
        mediaUrl: url,
      })
      const trace = reply.trace_id ?? reply.traceId
      if (typeof trace !== 'string' || trace === '') throw new Refusal('BUSY')
      return trace
    },
    sendSubscribeMessage: async ({ openid, templateId, page, data }) => {
      const fields = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
      const reply = await call('subscribeMessage.send', {
        touser: openid,
        templateId,
        page,
        data: fields,
        lang: 'zh_CN',
      })
      return reply.errCode ?? reply.errcode ?? 0
    },
    miniProgramCode: async (page, scene) => {
      const reply = (await sdk.callCompatibleWxOpenApi({
        apiName: '/wxa/getwxacodeunlimit',
        // travels as a part of a form: bytes, which the SDK passes on as they are
        requestData: Buffer.from(JSON.stringify({ page, scene, check_path: false })),
      })) as unknown
      if (Buffer.isBuffer(reply)) return reply
      const { buffer } = reply as { buffer?: unknown }
      if (Buffer.isBuffer(buffer)) return buffer
      throw new Error('no picture came back for a mini-program code')
    },
  }
}
