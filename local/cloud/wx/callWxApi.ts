import type { Cloud } from '../cloud'
import { getUnlimited } from './getUnlimited'
import { mediaCheckAsync } from './mediaCheckAsync'
import { msgSecCheck } from './msgSecCheck'
import { sendSubscribeMessage } from './sendSubscribeMessage'
import { wxError, type WxApi, type WxReply } from './wxReply'

const APIS: Record<string, WxApi> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'security.msgSecCheck': msgSecCheck,
  'security.mediaCheckAsync': mediaCheckAsync,
  'wxacode.getUnlimited': getUnlimited,
}

/** The HTTP paths that callCompatibleWxOpenApi is given instead of names. */
const PATHS: Record<string, string> = {
  '/cgi-bin/message/subscribe/send': 'subscribeMessage.send',
  '/wxa/msg_sec_check': 'security.msgSecCheck',
  '/wxa/media_check_async': 'security.mediaCheckAsync',
  '/wxa/getwxacodeunlimit': 'wxacode.getUnlimited',
}

/**
 * Calls a WeChat API for a function. Codes of the call itself are those of wx-server-sdk's error.config: -604100 unknown API,
 * -604101 not in the function's permissions.openapi, -604104 not called by a function.
 */
export async function callWxApi(
  cloud: Cloud,
  instance: string,
  apiName: string,
  data: Record<string, unknown>,
): Promise<WxReply> {
  const name = PATHS[apiName] ?? apiName.replace(/^\/?(openapi\.)?/, '')
  const api = Object.hasOwn(APIS, name) ? APIS[name] : undefined
  if (api === undefined) return wxError(-604100, `API not found: ${apiName}`)
  if (instance === '') return wxError(-604104, 'wx APIs can only be called by a cloud function')
  if (!cloud.functions.allows(instance, name)) {
    return wxError(
      -604101,
      `function has no permission to call this API: add ${name} to permissions.openapi in its config.json`,
    )
  }
  return api(cloud, data)
}
