import type { Cloud } from '../cloud'

/** WeChat's own answer: errcode 0 and the rest, or an error. */
export type WxReply = { errcode: number; errmsg: string } & Record<string, unknown>
export type WxApi = (cloud: Cloud, data: Record<string, unknown>) => WxReply | Promise<WxReply>

export const wxError = (errcode: number, errmsg: string): WxReply => ({ errcode, errmsg })
