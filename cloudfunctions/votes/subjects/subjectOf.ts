import type { ParsedInputOf } from '../../shared/procedure'
import type { VotesContract } from '../contract'
import { committee } from './committee'
import { ruleVersion } from './ruleVersion'
import type { MotionProposal, SubjectFunctions, SubjectKind } from './subject'

const kinds: { readonly [K in SubjectKind]: SubjectFunctions<K> } = { committee, ruleVersion }

/** The one way from a motion to what it is about. */
export function subjectOf<K extends SubjectKind>(kind: K): SubjectFunctions<K> {
  return kinds[kind]
}

/** What the phone asks for, by the kind it is. */
export function proposalOf({ versionId }: ParsedInputOf<VotesContract['planMotion']>): MotionProposal {
  return versionId === null ? { kind: 'committee' } : { kind: 'ruleVersion', versionId }
}
