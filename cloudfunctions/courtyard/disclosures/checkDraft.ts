import type { MemberCall } from '../../shared/call'
import type { DisclosureDocument, FileCheckDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { readRoll } from '../../shared/readRoll'
import { askableNames } from '../domain/disclosures/namesIn'
import { obstacles, riskyFiles, type Checked, type Obstacle } from '../domain/disclosures/obstacles'
import { statementWarnings } from '../domain/disclosures/statement'
import type { Finding } from '../domain/disclosures/finding'
import { readMembers } from '../readCourtyard'
import { namesOf } from './readDisclosures'

/** Everybody's names on the roll and among the members, as maskNamesIn wants them. */
export async function readNames({ database, member }: MemberCall): Promise<readonly string[]> {
  const [households, members] = await Promise.all([
    readRoll(database, member.courtyardId),
    readMembers(database, member.courtyardId),
  ])
  return askableNames([...households.map(({ headName }) => headName), ...members.map(({ name }) => name)])
}

export interface DraftChecked {
  readonly obstacles: readonly Obstacle[]
  readonly warnings: readonly Finding[]
}

/** What keeps a draft from being posted and what is worth a look. `checks`: of its images. */
export async function checkDraft(
  call: MemberCall,
  draft: Checked & Pick<DisclosureDocument, 'corrects'>,
  checks: readonly FileCheckDocument[],
): Promise<DraftChecked> {
  const [names, lastClosingFen] = await Promise.all([
    draft.kind === 'discipline' ? readNames(call) : [],
    draft.finance ? readLastClosing(call, draft) : null,
  ])
  return {
    obstacles: obstacles(draft, names, riskyFiles(checks)),
    warnings: draft.finance ? statementWarnings(draft.lines, lastClosingFen) : [],
  }
}

/** Refuses with the first obstacle's code. */
export function refuseObstacles({ obstacles: [first] }: DraftChecked): void {
  if (first) throw new Refusal(first.code, first.detail)
}

const STATEMENTS_LOOKED_AT = 24

/** The closing balance of the statement before this one, of those that no correction replaced. */
async function readLastClosing(
  { database, member }: MemberCall,
  { finance, corrects }: Pick<DisclosureDocument, 'finance' | 'corrects'>,
): Promise<number | null> {
  const posted = await database.collection('disclosures').find({
    where: { courtyardId: member.courtyardId, kind: 'finance', stage: 'posted', supersededBy: null },
    orderBy: [['postedAt', 'desc']],
    limit: STATEMENTS_LOOKED_AT,
    fields: ['finance'],
  })
  const before = posted
    .filter(({ _id }) => _id !== corrects)
    .flatMap(({ finance: one }) => (one && finance && one.to < finance.from ? [one] : []))
    .sort((a, b) => (a.to < b.to ? 1 : -1))
  return before[0]?.closingFen ?? null
}

/** Somebody else saved meanwhile: who, when, what (its first answer may have been lost), and the revision that is stored now. */
export async function editedByAnother(call: MemberCall, disclosure: DisclosureDocument): Promise<Refusal> {
  const { _id, courtyardId, editedAt, editedBy, revision } = disclosure
  const names = await namesOf(call, courtyardId, [editedBy])
  return new Refusal('EDITED_BY_ANOTHER', { id: _id, name: names.get(editedBy) ?? '', at: editedAt, revision })
}
