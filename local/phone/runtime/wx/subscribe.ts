import type { PhoneOptions } from '../phoneOptions'
import { onOrder, tellDesk } from '../desk'
import { askToSubscribe } from '../dialogs/subscribeSheet'
import { inTap } from '../gestures'
import { api, WxFailure } from './api'

const TEMPLATES_MAX = 3
interface SubscribeOptions {
  tmplIds: string[]
}

/**
 * wx.requestSubscribeMessage: only in a tap, three templates at most; one “allow” = one message of each ticked template. The answer goes to
 * the local cloud, which keeps the quota that WeChat would keep.
 */
export function subscribeApi(options: PhoneOptions) {
  const always = `phone:${options.openid}:subscribe-always`
  let titles: Record<string, string> = {}
  onOrder('templates', (message) => {
    titles = (message.titles ?? {}) as Record<string, string>
  })
  const kept = () => JSON.parse(localStorage.getItem(always) ?? '{}') as Record<string, boolean>
  return {
    requestSubscribeMessage: api('requestSubscribeMessage', async ({ tmplIds }: SubscribeOptions) => {
      if (!inTap()) throw new WxFailure('can only be invoked by user TAP gesture.', 20004)
      if (!Array.isArray(tmplIds) || !tmplIds.length) throw new WxFailure('TmplIds can not be empty', 10001)
      if (tmplIds.length > TEMPLATES_MAX) throw new WxFailure('TmplIds count exceeds limit 3', 10003)
      const remembered = kept()
      const asked = tmplIds.filter((id) => !(id in remembered))
      const templates = asked.map((id) => ({ id, title: titles[id] ?? id }))
      const chosen = asked.length ? await askToSubscribe(templates) : { accepted: [], always: false }
      const accepts = (id: string) => (id in remembered ? remembered[id] : chosen.accepted.includes(id))
      const answers = Object.fromEntries(tmplIds.map((id) => [id, accepts(id) ? 'accept' : 'reject']))
      if (chosen.always) {
        const all = { ...remembered, ...Object.fromEntries(asked.map((id) => [id, chosen.accepted.includes(id)])) }
        localStorage.setItem(always, JSON.stringify(all))
      }
      await report(options, answers)
      tellDesk('subscribe', { answers })
      return answers
    }),
  }
}

async function report({ cloud, openid }: PhoneOptions, answers: Record<string, string>): Promise<void> {
  const accepted = Object.keys(answers).filter((id) => answers[id] === 'accept')
  if (!cloud || !accepted.length) return
  await fetch(`${cloud}/client/subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': encodeURIComponent(openid) },
    body: JSON.stringify({ accepted }),
  })
}
