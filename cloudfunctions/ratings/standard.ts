import type { MemberCall } from '../shared/call'
import type { RatingSubject, StandardDocument, StandardItem } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { mayHere } from '../shared/offices'
import type { RatingsOutput } from './contract'
import { mayAgree, seesDraft } from './domain/ring'
import { standardTemplate } from './domain/standardTemplates'
import { readNames } from './readNames'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

type Shown = RatingsOutput<'standard'>

export const standard: RatingsUseCase<'standard'> = async (call, { subject, standardId }) => {
  if (standardId === null) return beginning(call, subject)
  const found = ofCourtyard(await call.database.collection('standards').get(standardId), call.member)
  const hidden = found.stage === 'draft' && !seesDraft(found.subject, call.member, call.now)
  if (found.subject !== subject || hidden) throw new Refusal('NOT_FOUND')
  const { _id: id, title, number, stage, items, praiseReasons, revision, editedBy, editedAt, inForceAt } = found
  const names = await readNames(call, [editedBy])
  return {
    ...{ id, subject, title, number, stage },
    items: items.map(describeItem),
    praiseReasons: [...praiseReasons],
    revision,
    editedByName: names.get(editedBy) ?? '',
    ...{ editedAt, inForceAt },
    canEdit: stage === 'draft' && mayHere(call, 'committee'),
    canAgree: mayAgree(found, call.member, call.now),
  }
}

export const describeItem = ({ key, title, anchors, reasons }: StandardItem) => ({
  ...{ key, title },
  anchors: [...anchors],
  reasons: [...reasons],
})

/** What a new draft begins with: the version in force, or the built-in template. */
async function beginning(call: MemberCall, subject: RatingSubject): Promise<Shown> {
  const { database, member } = call
  const { courtyardId } = member
  const [courtyard, [latest]] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    database.collection('standards').find({ where: { courtyardId, subject }, orderBy: [['number', 'desc']], limit: 1 }),
  ])
  const { title, items, praiseReasons } = from(latest, subject, courtyard?.kind ?? 'rural')
  return {
    ...{ id: null, subject, title },
    number: (latest?.number ?? 0) + (latest?.stage === 'draft' ? 0 : 1),
    stage: 'draft',
    items: items.map(describeItem),
    praiseReasons: [...praiseReasons],
    ...{ revision: 0, editedByName: '', editedAt: null, inForceAt: null },
    canEdit: mayHere(call, 'committee'),
    canAgree: false,
  }
}

function from(latest: StandardDocument | undefined, subject: RatingSubject, kind: 'rural' | 'estate') {
  return latest?.stage === 'inForce' ? latest : standardTemplate(subject, kind)
}
