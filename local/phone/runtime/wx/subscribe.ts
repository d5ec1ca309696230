import type { PhoneOptions } from '../phoneOptions'
import { onOrder, tellDesk } from '../desk'
import { askToSubscribe } from '../dialogs/subscribeSheet'
import { inTap } from '../gestures'
import { api, WxFailure } from './api'
import type { Network } from './network'

const TEMPLATES_MAX = 3
/** Numbers and texts of the reference of wx.requestSubscribeMessage. */
const EMPTY = 10001
const NOT_SENT = 10003
const INVALID_ID = 10004
const TOO_MANY = 20003
interface SubscribeOptions {
  tmplIds: string[]
}

/**
 * wx.requestSubscribeMessage: only in a tap, three templates at most; one “allow” = one message of each ticked template. The answer goes to
 * the local cloud, which keeps the quota that WeChat would keep.
 */
export function subscribeApi(options: PhoneOptions, network: Network, appName: string) {
  const always = `phone:${options.openid}:subscribe-always`
  let titles: Record<string, string> = {}
  onOrder('templates', (message) => {
    titles = (message.titles ?? {}) as Record<string, string>
  })
  const kept = () => JSON.parse(localStorage.getItem(always) ?? '{}') as Record<string, boolean>
  return {
    requestSubscribeMessage: api('requestSubscribeMessage', async ({ tmplIds }: SubscribeOptions) => {
      if (!inTap()) throw new WxFailure('can only be invoked by user TAP gesture.')
      if (!Array.isArray(tmplIds) || !tmplIds.length) throw new WxFailure("TmplIds can't be empty", EMPTY)
      if (tmplIds.some((id) => typeof id !== 'string')) throw new WxFailure('Invalid template id', INVALID_ID)
      if (tmplIds.length > TEMPLATES_MAX) throw new WxFailure('Templates count out of max bounds', TOO_MANY)
      const remembered = kept()
      const asked = tmplIds.filter((id) => !(id in remembered))
      const templates = asked.map((id) => ({ id, title: titles[id] ?? id }))
      const chosen = asked.length ? await askToSubscribe(appName, templates) : { accepted: [], always: false }
      const accepts = (id: string) => (id in remembered ? remembered[id] : chosen.accepted.includes(id))
      const answers = Object.fromEntries(tmplIds.map((id) => [id, accepts(id) ? 'accept' : 'reject']))
      if (chosen.always) {
        const all = { ...remembered, ...Object.fromEntries(asked.map((id) => [id, chosen.accepted.includes(id)])) }
        localStorage.setItem(always, JSON.stringify(all))
      }
      await report(options, network, answers)
      tellDesk('subscribe', { answers })
      return answers
    }),
    getSetting: api('getSetting', ({ withSubscriptions = false }: { withSubscriptions?: boolean }) => ({
      authSetting: {},
      ...(withSubscriptions ? { subscriptionsSetting: { mainSwitch: true, itemSettings: itemSettings(kept()) } } : {}),
    })),
  }
}

/** Only what somebody asked to be kept. */
const itemSettings = (kept: Record<string, boolean>) =>
  Object.fromEntries(Object.entries(kept).map(([id, accepts]) => [id, accepts ? 'accept' : 'reject']))

async function report(
  { cloud, openid }: PhoneOptions,
  network: Network,
  answers: Record<string, string>,
): Promise<void> {
  const accepted = Object.keys(answers).filter((id) => answers[id] === 'accept')
  if (!cloud || !accepted.length) return
  const headers = { 'content-type': 'application/json', 'x-local-openid': encodeURIComponent(openid) }
  const body = JSON.stringify({ accepted })
  const send = () => fetch(`${cloud}/client/subscribe`, { method: 'POST', headers, body })
  await network.pass({ send, upBytes: body.length }).catch(() => {
    throw new WxFailure('Request subscribe fail', NOT_SENT)
  })
}
