import type { Cloud } from '../cloud'
import { BadRequest, type Reply } from '../server/exchange'

/** `{ openids, templateId, n }`: that many messages of the template are left to each of them, without a tap. */
export async function setQuotas(cloud: Cloud, { openids, templateId, n }: Record<string, unknown>): Promise<Reply> {
  const people = Array.isArray(openids) ? openids.filter((openid): openid is string => typeof openid === 'string') : []
  if (people.length === 0 || typeof templateId !== 'string' || !Number.isInteger(n) || Number(n) < 0) {
    throw new BadRequest('needs openids, templateId and n')
  }
  await cloud.messages.setQuotas(people, templateId, Number(n))
  return { json: { set: people.length } }
}
