import type { MemberCall } from '../../shared/call'
import type { CourtyardDocument, MotionDocument, RuleVersionDocument } from '../../shared/documents'
import { mayHere } from '../../shared/offices'
import { countToConfirm } from '../acts/readActs'
import type { CourtyardOutput } from '../contract'

type Todo = CourtyardOutput<'home'>['todos'][number]

/** What waits for the committee, the most pressing first; nothing for anybody else. */
export async function committeeTodos(
  call: MemberCall,
  courtyard: CourtyardDocument | undefined,
  motions: readonly MotionDocument[],
  consulting: readonly RuleVersionDocument[],
): Promise<Todo[]> {
  if (!mayHere(call, 'committee')) return []
  const {
    database,
    member: { courtyardId },
  } = call
  const open = motions.filter(({ stage }) => stage === 'open')
  const [proposals, requests, papers, opinions] = await Promise.all([
    countToConfirm(call),
    database.collection('joinRequests').count({ courtyardId, state: 'waiting' }),
    Promise.all(
      open.map(({ _id: motionId }) => database.collection('paperBallots').count({ motionId, state: 'waiting' })),
    ),
    Promise.all(consulting.map(({ _id: versionId }) => database.collection('opinions').count({ versionId }))),
  ])
  const about = (
    kind: Todo['kind'],
    count: number,
    subject: { readonly _id: string; readonly title: string } | null,
  ) => (count > 0 ? [{ kind, count, subjectId: subject?._id ?? '', title: subject?.title ?? '' }] : [])
  return [
    ...about('proposals', proposals, null),
    ...about('noRoll', courtyard?.rollVersion === 0 ? 1 : 0, null),
    ...motions.flatMap((motion) => about('noQuorum', motion.stage === 'noQuorum' ? 1 : 0, motion)),
    ...open.flatMap((motion, index) => about('paperBallots', papers[index] ?? 0, motion)),
    ...motions.flatMap((motion) => about('objections', motion.stage === 'posted' ? motion.openObjections : 0, motion)),
    ...about('joinRequests', requests, null),
    ...consulting.flatMap((version, index) => about('opinions', opinions[index] ?? 0, version)),
  ]
}
