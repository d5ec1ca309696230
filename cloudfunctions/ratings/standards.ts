import type { MemberCall } from '../shared/call'
import type { StandardDocument } from '../shared/documents'
import type { RatingsOutput } from './contract'
import { mayAgree, ring, seesDraft } from './domain/ring'
import { standardTemplate } from './domain/standardTemplates'
import { readNames } from './readNames'
import type { RatingsUseCase } from './useCase'

const VERSIONS_MAX = 30

type Subject = RatingsOutput<'standards'>['subjects'][number]

export const standards: RatingsUseCase<'standards'> = async (call) => {
  const { database, member, now } = call
  const { courtyardId } = member
  const [courtyard, ...versions] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    ...ring.map(({ ratee: subject }) =>
      database
        .collection('standards')
        .find({ where: { courtyardId, subject }, orderBy: [['number', 'desc']], limit: VERSIONS_MAX }),
    ),
  ])
  const names = await readNames(
    call,
    versions.flat().map(({ editedBy }) => editedBy),
  )
  const describe = (standard: StandardDocument) => describeStandard(call, standard, names)
  return {
    subjects: ring.map(({ ratee: subject }, index): Subject => {
      const all = versions[index] ?? []
      const inForce = all.find(({ stage }) => stage === 'inForce')
      const draft = seesDraft(subject, member, now) ? all.find(({ stage }) => stage === 'draft') : undefined
      return {
        subject,
        templateTitle: standardTemplate(subject, courtyard?.kind ?? 'rural').title,
        inForce: inForce ? describe(inForce) : null,
        draft: draft ? describe(draft) : null,
        earlier: all.filter(({ stage }) => stage === 'superseded').map(describe),
      }
    }),
  }
}

export function describeStandard(
  { member, now }: MemberCall,
  standard: StandardDocument,
  names: ReadonlyMap<string, string>,
): NonNullable<Subject['inForce']> {
  const { _id, subject, title, number, stage, items, editedBy, editedAt, inForceAt, supersededAt } = standard
  return {
    id: _id,
    ...{ subject, title, number, stage },
    itemCount: items.length,
    editedByName: names.get(editedBy) ?? '',
    ...{ editedAt, inForceAt, supersededAt },
    canAgree: mayAgree(standard, member, now),
  }
}
