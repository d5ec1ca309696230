import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { mayHere } from '../../shared/offices'
import type { CourtyardUseCase } from '../useCase'
import { isMyTask } from './taskOwner'

/** By whoever has it, or by the committee; another's looks like none. The same again changes nothing. */
export const finishTask: CourtyardUseCase<'finishTask'> = async (call, { id, note }) => {
  const { accountId, database, member, now } = call
  await fitText(call, note)
  await database.transaction(async (transaction) => {
    const tasks = transaction.collection('tasks')
    const task = await tasks.get(id)
    const mayFinish = task !== null && (isMyTask(call, task) || mayHere(call, 'committee'))
    if (task?.courtyardId !== member.courtyardId || !mayFinish) throw new Refusal('NOT_FOUND')
    if (task.state === 'done') {
      if (task.doneBy === accountId && task.doneNote === note) return
      throw new Refusal('WRONG_STAGE')
    }
    await tasks.update(id, { state: 'done', doneNote: note, doneBy: accountId, doneAt: now })
  })
  return {}
}
