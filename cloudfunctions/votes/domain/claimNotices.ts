import { sayInstant } from '../../shared/dates'
import type { ClaimDocument, MotionDocument, OutboxDocument, ParticipationDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { outboxRow } from '../../shared/outbox'

type Motion = Pick<MotionDocument, '_id' | 'courtyardId' | 'title'>
type Door = Pick<ParticipationDocument, 'householdId' | 'channel'>

const byPaper = ({ channel }: Pick<Door, 'channel'>): string => (channel === 'paper' ? '（纸票）' : '')

/** At closing, to each household whose ballot came on paper or whose door wasn't 认过门 yet. */
export function ballotToCheckNotice(motion: Motion, door: Door, until: number, now: number): OutboxDocument {
  return toDoor(motion, door.householdId, 'ballotToCheck', `closing-${until}`, now, {
    title: `你家投过了${byPaper(door)}：${motion.title}`,
    text: `投票截止了，你家名下有一票${byPaper(door)}。是你家投的，不用管。不是你家投的，请在 ${sayInstant(until)} 前点一下“不是我家投的”，这一票就放到一边，你家重新投。`,
    happensAt: until,
  })
}

const because: Readonly<Record<ClaimDocument['how'], string>> = {
  household: '你家有人点了“不是我家投的”',
  neighbours: '两户邻居替你家说了“不是他家投的”',
  door: '上门问的时候，你家说没有交过',
}

/** To the household's accounts, whoever cast the ballot among them. */
export function setAsideNotice(motion: Motion, door: Door, how: ClaimDocument['how'], until: number, now: number) {
  return toDoor(motion, door.householdId, 'ballotSetAside', '', now, {
    title: `你家的一票${byPaper(door)}放到一边了：${motion.title}`,
    text: `${because[how]}，这一票先不算。请在 ${sayInstant(until)} 前重新投：家里另一个人用手机投，或者投纸票。不投，这次就没有你家的票。`,
    happensAt: until,
  })
}

function toDoor(
  { _id: subjectId, courtyardId }: Motion,
  householdId: HouseholdId,
  kind: 'ballotToCheck' | 'ballotSetAside',
  period: string,
  now: number,
  said: Pick<OutboxDocument, 'title' | 'text' | 'happensAt'>,
): OutboxDocument {
  const key = [householdId, ...(period === '' ? [] : [period])].join('-')
  return outboxRow({ kind, courtyardId, subjectId, audience: `household:${householdId}`, period: key, ...said }, now)
}
