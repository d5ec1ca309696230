import { actingAs } from '../engines/secondPerson/domain/seconding'
import { increment } from '../shared/database'
import type { StandardDocument, StandardItem } from '../shared/documents'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { standardKey } from './keys'
import { readNames } from '../shared/readNames'
import type { RatingsInput } from './contract'
import type { RatingsUseCase } from './useCase'

type Input = RatingsInput<'saveStandard'>

/**
 * Saves over the revision that was edited; a retry finds what the first try saved. Nothing of another's is overwritten:
 * EDITED_BY_ANOTHER (name, at, revision) when a newer one is stored.
 */
export const saveStandard: RatingsUseCase<'saveStandard'> = async (call, { subject, title, revision, ...more }) => {
  const { database, member, accountId, requestId, now, secret } = call
  const { courtyardId } = member
  const items = itemsOf(more.items)
  const praiseReasons = distinct(more.praiseReasons, 'praiseReasons')
  const collection = database.collection('standards')
  const [[latest]] = await Promise.all([
    collection.find({ where: { courtyardId, subject }, orderBy: [['number', 'desc']], limit: 1 }),
    fitText(call, title, ...textsOf(items), ...praiseReasons.map((reason) => reason.title)),
  ])
  // a retry, whatever has become of the draft since: a second person may have agreed to it
  if (latest?.lastRequestId === requestId) return { standardId: latest._id, revision: latest.revision }
  const number = latest ? latest.number + (latest.stage === 'draft' ? 0 : 1) : 1
  const standardId = standardKey(secret, courtyardId, subject, number)
  const editedAs = actingAs(member, 'committee', now)
  const edit = { title, items, praiseReasons, editedBy: accountId, editedAs, editedAt: now, lastRequestId: requestId }
  if (revision === 0) {
    const draft: StandardDocument = {
      _id: standardId,
      ...{ courtyardId, subject, number },
      ...edit,
      ...{ stage: 'draft', revision: 1, agreedBy: null, inForceAt: null, supersededAt: null },
      ...{ createdAt: now, schema: 1 },
    }
    if (await collection.create(draft)) return { standardId, revision: 1 }
  } else {
    const where = { _id: standardId, courtyardId, stage: 'draft', revision } as const
    if ((await collection.updateWhere(where, { ...edit, revision: increment(1) })) === 1)
      return { standardId, revision: revision + 1 }
  }
  const stored = await collection.get(standardId)
  if (stored?.lastRequestId === requestId) return { standardId, revision: stored.revision }
  if (stored?.stage !== 'draft') throw new Refusal('WRONG_STAGE')
  const names = await readNames(call, [stored.editedBy])
  throw new Refusal('EDITED_BY_ANOTHER', {
    name: names.get(stored.editedBy) ?? '',
    at: stored.editedAt,
    revision: stored.revision,
  })
}

function itemsOf(items: Input['items']): StandardItem[] {
  return distinct(items, 'items').map(({ key, title, anchors, reasons }) => {
    const [one, two, three, four, five] = anchors
    if (!one || !two || !three || !four || !five) throw new Refusal('INVALID_INPUT', { at: 'items.anchors' })
    return { key, title, anchors: [one, two, three, four, five], reasons: distinct(reasons, 'items.reasons') }
  })
}

function distinct<T extends { readonly key: string }>(all: readonly T[], at: string): T[] {
  if (new Set(all.map(({ key }) => key)).size !== all.length) throw new Refusal('INVALID_INPUT', { at })
  return [...all]
}

const textsOf = (items: readonly StandardItem[]) =>
  items.flatMap(({ title, anchors, reasons }) => [title, ...anchors, ...reasons.map((reason) => reason.title)])
