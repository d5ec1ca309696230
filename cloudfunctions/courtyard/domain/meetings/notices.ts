import type { MeetingDocument, TaskDocument } from '../../../shared/documents'
import { chinaDay, sayInstant } from '../../../shared/dates'
import { outboxRow, type Fact } from '../../../shared/outbox'
import { kinds } from './kinds'

type Meeting = Pick<
  MeetingDocument,
  '_id' | 'courtyardId' | 'kind' | 'title' | 'place' | 'startsAt' | 'correctionUntil'
>

const notice = ({ _id: subjectId, courtyardId }: Meeting, now: number, fact: Omit<Fact, 'courtyardId' | 'subjectId'>) =>
  outboxRow({ courtyardId, subjectId, ...fact }, now)

export const calledNotice = (meeting: Meeting, now: number) =>
  notice(meeting, now, {
    kind: 'meetingCalled',
    title: `开会:${meeting.title}`,
    text: `${sayInstant(meeting.startsAt)} 在${meeting.place}开${kinds[meeting.kind].name}。来不来,请先说一声。`,
    happensAt: meeting.startsAt,
  })

/** `changes`: how many times the call has been changed, this time included; in its key. */
export const changedNotice = (meeting: Meeting, now: number, changes: number, timeChanged: boolean) =>
  notice(meeting, now, {
    kind: 'meetingChanged',
    title: `会议有改动:${meeting.title}`,
    text: `${sayInstant(meeting.startsAt)} 在${meeting.place}开。${timeChanged ? '时间改了,来不来请再说一声。' : '请看看改了什么。'}`,
    period: String(changes),
    happensAt: meeting.startsAt,
  })

export const cancelledNotice = (meeting: Meeting, now: number, reasons: string) =>
  notice(meeting, now, {
    kind: 'meetingCancelled',
    title: `会议取消:${meeting.title}`,
    text: `原定 ${sayInstant(meeting.startsAt)} 的会不开了。原因:${reasons}`,
    happensAt: meeting.startsAt,
  })

/** Once for each time that is set: the time is in its key. */
export const soonNotice = (meeting: Meeting, now: number) =>
  notice(meeting, now, {
    kind: 'meetingSoon',
    title: `快开会了:${meeting.title}`,
    text: `${sayInstant(meeting.startsAt)} 在${meeting.place}。到了扫会场上的码签到,没带手机就跟院管委会说一声。`,
    period: String(meeting.startsAt),
    happensAt: meeting.startsAt,
  })

export const toCheckNotice = (meeting: Meeting, now: number, until: number) =>
  notice(meeting, now, {
    kind: 'minutesToCheck',
    title: `请看会议记录:${meeting.title}`,
    text: `记录写好了。到会的户看看有没有记错,${sayInstant(until)} 前可以要求更正。`,
    happensAt: until,
  })

/** Once for each last day that it moves to. */
export const changedMinutesNotice = (meeting: Meeting, now: number, until: number) =>
  notice(meeting, now, {
    kind: 'minutesToCheck',
    title: `会议记录又改过:${meeting.title}`,
    text: `记录又改了几处。到会的户再看看,${sayInstant(until)} 前可以要求更正。`,
    period: String(until),
    happensAt: until,
  })

export const toConfirmNotice = (meeting: Meeting, now: number) =>
  notice(meeting, now, {
    kind: 'minutesToCheck',
    audience: 'committee',
    title: `会议记录可以定了:${meeting.title}`,
    text: '要求更正的日子过了。意见都处理好以后,请没有写记录的另一位院管委会成员来确认。',
    period: `confirm-${meeting.correctionUntil ?? 0}`,
  })

export const confirmedNotice = (meeting: Meeting, now: number, present: number, resolutions: number) =>
  notice(meeting, now, {
    kind: 'minutesConfirmed',
    title: `会议记录定了:${meeting.title}`,
    text: `到会 ${present} 户,${resolutions > 0 ? `定了 ${resolutions} 件事` : '这次没有定事'}。记录定下来就不能再改了。`,
  })

export const taskNotice = (meeting: Meeting, now: number, { _id, title, dueAt, ownerId, ownerRole }: TaskDocument) =>
  notice(meeting, now, {
    kind: 'taskAssigned',
    audience: ownerId === null ? ownerRole : `account:${ownerId}`,
    title: `新任务:${title}`,
    text: `会上定的事由你来办,${sayInstant(dueAt)} 前办好。会议:${meeting.title}(${chinaDay(meeting.startsAt)})。`,
    period: _id,
    happensAt: dueAt,
  })
