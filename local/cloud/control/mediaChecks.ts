import type { Cloud } from '../cloud'
import { BadRequest, type Reply } from '../server/exchange'
import type { Suggestion } from '../wx/mediaChecks'

export function listMediaChecks({ mediaChecks }: Cloud): Reply {
  return { json: { delayMs: mediaChecks.delay, waiting: mediaChecks.list() } }
}

/** `{ delayMs: n | null }`: when answers come; null = only when told to. */
export function delayMediaChecks(cloud: Cloud, { delayMs }: Record<string, unknown>): Reply {
  if (delayMs !== null && (typeof delayMs !== 'number' || delayMs < 0))
    throw new BadRequest('delayMs: a number or null')
  cloud.mediaChecks.setDelay(delayMs)
  return listMediaChecks(cloud)
}

/** Pushes what waits (or the one of `traceId`) now, with the verdict given or its own; answered when the functions have run. */
export async function answerMediaChecks(cloud: Cloud, body: Record<string, unknown>): Promise<Reply> {
  const { traceId, suggest } = body
  const given = (['pass', 'review', 'risky'] as const).find((one) => one === suggest)
  if (suggest !== undefined && given === undefined) throw new BadRequest('suggest must be pass, review or risky')
  const ids = cloud.mediaChecks.list().map((check) => check.traceId)
  const answered: string[] = []
  for (const id of ids.filter((one) => traceId === undefined || one === traceId)) {
    if (await cloud.mediaChecks.answer(id, given as Suggestion | undefined)) answered.push(id)
  }
  return { json: { answered } }
}
