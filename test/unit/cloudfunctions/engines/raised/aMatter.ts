import type { RaisedDocument, RaisedKind } from '../../../../../cloudfunctions/shared/documents'
import { deriveId } from '../../../../../cloudfunctions/shared/ids'

/** When the matters were raised. */
export const NOW = 1000

export const account = (name: string) => deriveId('a', 'account', name)
export const household = (name: string) => deriveId('a', 'household', name)

/** A matter of somebody in the household `home`, answered by somebody of the household `office`. */
export const aMatter = (kind: RaisedKind, changes: Partial<RaisedDocument> = {}): RaisedDocument => ({
  _id: deriveId('a', 'raised', kind),
  courtyardId: deriveId('a', 'courtyard', 'here'),
  kind,
  ...{ subjectId: 'subject', part: '', label: '', topic: '', text: '不对', files: [] },
  raisedBy: account('raiser'),
  householdId: household('home'),
  state: 'raised',
  dueAt: null,
  ...{ answer: '', answeredBy: account('answerer'), answeredAt: null },
  answeredAs: { office: 'committee', householdId: household('office'), seatedBy: [account('founder')] },
  ...{ lapsesAt: null, wakesAt: null },
  ...{ lotId: null, decision: '', settledBy: null, settledAt: null },
  requestId: 'request-1',
  createdAt: NOW,
  schema: 1,
  ...changes,
})

export const kinds: readonly RaisedKind[] = [
  'objection',
  'query',
  'correction',
  'appeal',
  'receiptMissing',
  'lateClaim',
]
