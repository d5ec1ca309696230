import type { MotionDocument, NoticeKind, OutboxDocument } from '../../shared/documents'
import { outboxRow } from '../../shared/outbox'
import { chinaDay, sayInstant } from '../../shared/dates'

type Motion = Pick<MotionDocument, '_id' | 'courtyardId' | 'title' | 'standing' | 'opensAt' | 'closesAt'>

const notice = (
  { _id: subjectId, courtyardId }: Motion,
  kind: NoticeKind,
  now: number,
  title: string,
  text: string,
  period = '',
): OutboxDocument => outboxRow({ kind, courtyardId, subjectId, title, text, period }, now)

export const announcedNotice = (motion: Motion, now: number) =>
  notice(
    motion,
    'motionAnnounced',
    now,
    `公告:${motion.title}`,
    `${sayInstant(motion.opensAt)} 开始投票,${sayInstant(motion.closesAt)} 截止。先看看条文,到时候来投票。`,
  )

/** One a correction: its height in the vote's chain is in the key. */
export const correctedNotice = (motion: Motion, now: number, lines: readonly string[], height: number) =>
  notice(
    motion,
    'electorateCorrected',
    now,
    `名册更正：${motion.title}`,
    `公告的名册改了 ${lines.length} 户。${lines.join('；')}。${sayInstant(motion.opensAt)} 开始投票，照更正后的名册来。`,
    String(height),
  )

/** It can happen once: told as the announcement's change. */
export const deferredNotice = (motion: Motion, now: number, doors: number) =>
  notice(
    motion,
    'electorateCorrected',
    now,
    `推迟开始：${motion.title}`,
    `名册里有 ${doors} 户被邻居问起，还没断清楚，投票推迟七天。改在 ${sayInstant(motion.opensAt)} 开始，${sayInstant(motion.closesAt)} 截止。`,
    'deferred',
  )

export const openedNotice = (motion: Motion, now: number) =>
  notice(
    motion,
    'motionOpened',
    now,
    `开始投票:${motion.title}`,
    `一户一票,由户代表来投。${sayInstant(motion.closesAt)} 截止。`,
  )

/** At most one a China day: the day is in its key. */
export const closingNotice = (motion: Motion, now: number) =>
  notice(
    motion,
    'motionClosing',
    now,
    `快截止了:${motion.title}`,
    `${sayInstant(motion.closesAt)} 截止。还没投票的户,请户代表来投。`,
    chinaDay(now),
  )

export const extendedNotice = (motion: Motion, now: number, reasons: string) =>
  notice(
    motion,
    'motionExtended',
    now,
    `投票延长:${motion.title}`,
    `投票户数还不够,延长到 ${sayInstant(motion.closesAt)}。投过的票都算数,不用再投。原因:${reasons}`,
  )

/** A poll passes nothing. */
function outcome({ standing }: Motion, passed: boolean): string {
  if (standing === 'poll') return `意向征集有结果了：同意的${passed ? '够数' : '不够数'}，供大家参考，不直接施行`
  return `结果是${passed ? '通过' : '未通过'}`
}

export const resultNotice = (motion: Motion, now: number, passed: boolean, postedUntil: number) =>
  notice(
    motion,
    'resultPosted',
    now,
    `结果公示:${motion.title}`,
    `${outcome(motion, passed)}，公示到 ${sayInstant(postedUntil)}。有不同意见可以在这之前提出异议。`,
  )

export const inForceNotice = (motion: Motion, now: number, versionTitle: string) =>
  notice(motion, 'ruleInForce', now, `开始施行:${versionTitle}`, '公示期满,没有未了的异议,从现在起照新的来。')

export const committeeConfirmedNotice = (motion: Motion, now: number, names: readonly string[]) =>
  notice(
    motion,
    'seatSettled',
    now,
    '院管委会定下来了',
    `大家投票认了这个院管委会：${names.join('、')}。从现在起，要两个人办的事，由两户不同的成员来办。`,
  )

export const endedNotice = (motion: Motion, now: number, reasons: string) =>
  notice(motion, 'motionEnded', now, `表决结束:${motion.title}`, reasons)
