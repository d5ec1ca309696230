import { act, type Acts, type Carrying, type Finish } from '../engines/proposals/act'
import type { MemberCall } from '../shared/call'
import type { RatingEdgeDocument } from '../shared/documents'
import type { ParsedInputOf } from '../shared/procedure'
import { Refusal } from '../shared/refusal'
import { ratingsContract } from './contract'
import { sayRules } from './domain/edgeWords'
import { edgeOf, sayEdge } from './domain/ring'
import { edgeKey } from './keys'
import { edgeOrDefault, withNextOpening } from './ratingEdge'

type What = ParsedInputOf<(typeof ratingsContract)['changeEdge']>

/**
 * The rules of rating periods to come; the open one keeps those it was opened with. The committee sets those by which it is rated
 * itself: whatever edge it is, it takes two, and everybody has three days to stop it.
 */
const edge = act({
  regime: 'delayed',
  aloneWhileYoung: false,
  schema: ratingsContract.changeEdge.input,
  plan: async (call: MemberCall, { raterGroup, ratee, revision, ...rules }: What) => {
    const { database, member, now, secret } = call
    if (edgeOf(ratee).raterGroup !== raterGroup) throw new Refusal('INVALID_INPUT', { at: 'raterGroup' })
    const stored = await database.collection('ratingEdges').get(edgeKey(secret, member.courtyardId, ratee))
    const standing = edgeOrDefault(stored, secret, member.courtyardId, ratee, now)
    const lines = sayRules(standing, rules)
    if (lines.length === 0) return null
    if (standing.revision !== revision) throw new Refusal('EDITED_BY_ANOTHER', { revision: standing.revision })
    return { title: `改“${sayEdge(standing)}”的规矩`, lines }
  },
  carryOut: async ({ database, courtyardId, now, secret }: Carrying, what: What, finish: Finish) => {
    const { ratee, revision, cycle, opensDay, openDays, groupMin, answerDays, active } = what
    const rules = { cycle, opensDay, openDays, groupMin, answerDays, active }
    const edgeId = edgeKey(secret, courtyardId, ratee)
    await database.transaction(async (transaction) => {
      const collection = transaction.collection('ratingEdges')
      const [stored, courtyard] = [
        await collection.get(edgeId),
        await transaction.collection('courtyards').get(courtyardId),
      ]
      const standing = edgeOrDefault(stored, secret, courtyardId, ratee, now)
      if (standing.revision !== revision) throw new Refusal('EDITED_BY_ANOTHER', { revision: standing.revision })
      const changed: RatingEdgeDocument = withNextOpening(
        { ...standing, ...rules, revision: revision + 1 },
        now,
        courtyard?.extraHolidays ?? [],
      )
      if (stored) await collection.update(edgeId, { ...rules, revision: changed.revision, dueAt: changed.dueAt })
      else await collection.create(changed)
      await finish(transaction)
    })
  },
})

/** What takes two in ratings; standards have their own two people. */
export const ratingActs = { home: 'ratings', acts: { edge } } as const satisfies Acts
