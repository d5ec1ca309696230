import type { Call } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { DoorQuestionDocument } from '../../shared/documents'
import type { CourtyardId } from '../../shared/ids'
import { PAGE_SIZE } from '../../shared/readPages'

type Parts = Pick<Call, 'database'>

const read = (
  { database }: Parts,
  courtyardId: CourtyardId,
  states: readonly DoorQuestionDocument['state'][],
): Promise<DoorQuestionDocument[]> =>
  database.collection('doorQuestions').find({ where: { courtyardId, state: oneOf(states) }, limit: PAGE_SIZE })

export const readStandingQuestions = (parts: Parts, courtyardId: CourtyardId) => read(parts, courtyardId, ['standing'])

export const readOpenQuestions = (parts: Parts, courtyardId: CourtyardId) =>
  read(parts, courtyardId, ['raised', 'standing'])
