import { markViewed, readView } from '../../shared/markViewed'
import type { MemberCall } from '../../shared/call'
import type { AttendanceDocument, MeetingDocument, RaisedDocument } from '../../shared/documents'
import { barTo } from '../../engines/raised/bars'
import { holderOf } from '../../engines/raised/holder'
import { mayHere } from '../../shared/offices'
import type { CourtyardOutput } from '../contract'
import { countAttendance, standingOf } from '../domain/meetings/attendance'
import { mayConfirm } from '../domain/meetings/confirming'
import { kinds } from '../domain/meetings/kinds'
import { codeIsOpen, CORRECTION_DAYS, rollIsOpen } from '../domain/meetings/times'
import type { CourtyardUseCase } from '../useCase'
import { describeCard } from './describeMeeting'
import { describeMinutes } from './describeMinutes'
import { describeResolutions } from './describeResolutions'
import { activeIds, checkOwn, householdLabel, readAttendances, readNames, readRoll, type RollRow } from './readMeeting'
import { whoCame } from './whoCame'

type Detail = CourtyardOutput<'meeting'>
const CORRECTIONS_MAX = 500

/** One meeting in two steps of parallel reads: what hangs on its id, then names and what its resolutions have become. */
export const meeting: CourtyardUseCase<'meeting'> = async (call, { meetingId }) => {
  const { database, member, now } = call
  const [found, stored, roll, corrections, view] = await Promise.all([
    database.collection('meetings').get(meetingId),
    readAttendances(database, meetingId),
    readRoll(database, member.courtyardId),
    readCorrections(call, meetingId),
    readView(call, meetingId),
  ])
  const read = checkOwn(call, found)
  const attendances = stored.map((attendance) => standingOf(read, attendance))
  const { courtyardId, calledBy, minutesBy, confirmedBy } = read
  const [nameOf, resolutions] = await Promise.all([
    readNames(call, courtyardId, [calledBy, minutesBy, confirmedBy]),
    describeResolutions(call, read.resolutions),
    markViewed(call, meetingId, view),
  ])
  const own = attendances.find(({ householdId }) => householdId === member.householdId)
  const card = describeCard(call, read, own)
  return {
    card,
    kindName: kinds[read.kind].name,
    agenda: read.agenda.map(({ key, title, text }) => ({ key, title, text })),
    calledAt: read.calledAt,
    calledByName: nameOf(calledBy),
    changes: read.changes,
    cancelReasons: read.cancelReasons,
    mine: card.mine && { ...card.mine, ...mineMore(call, read, own, attendances, roll) },
    counts: read.attendance ?? countAttendance(activeIds(roll), attendances),
    came: isOver(read, now) ? cameList(roll, attendances) : [],
    minutes: showsMinutes(call, read) ? describeMinutes(read, nameOf) : null,
    corrections: corrections.map((correction) => describeCorrection(call, read, correction, roll)),
    resolutions,
    can: abilities(call, read),
    correctionDays: CORRECTION_DAYS,
  }
}

function readCorrections(
  call: MemberCall,
  meetingId: MeetingDocument['_id'],
): Promise<RaisedDocument[]> | readonly RaisedDocument[] {
  const { courtyardId, householdId } = call.member
  const all = mayHere(call, 'committee')
  if (!all && householdId === null) return []
  return call.database.collection('raised').find({
    where: { subjectId: meetingId, courtyardId, ...(all || householdId === null ? {} : { householdId }) },
    orderBy: [['createdAt', 'asc']],
    limit: CORRECTIONS_MAX,
  })
}

function mineMore(
  { member, now }: MemberCall,
  read: MeetingDocument,
  own: AttendanceDocument | undefined,
  attendances: readonly AttendanceDocument[],
  roll: readonly RollRow[],
) {
  const standsFor = new Set(
    attendances
      .filter(
        ({ rsvp, delegateHouseholdId }) => rsvp === 'delegate' && delegateHouseholdId === (member.householdId ?? ''),
      )
      .map(({ householdId }) => householdId),
  )
  return {
    delegateHouseholdId: own?.rsvp === 'delegate' ? own.delegateHouseholdId : null,
    standsFor: roll.filter(({ _id, active }) => active && standsFor.has(_id)).map(householdLabel),
    canAnswer: read.stage === 'called' && now < read.startsAt,
    canAskCorrection:
      read.stage === 'correcting' && now < (read.correctionUntil ?? 0) && own !== undefined && own.signedIn !== null,
  }
}

const isOver = ({ stage, startsAt }: MeetingDocument, now: number) =>
  stage !== 'cancelled' && (stage !== 'called' || now >= startsAt)

function cameList(roll: readonly RollRow[], attendances: readonly AttendanceDocument[]): Detail['came'] {
  const { present, represented } = whoCame(roll, attendances)
  return [
    ...present.map((household) => ({ household: householdLabel(household), representedBy: '' })),
    ...represented.map(({ household, by }) => ({
      household: householdLabel(household),
      representedBy: householdLabel(by),
    })),
  ]
}

function showsMinutes(call: MemberCall, { stage }: MeetingDocument): boolean {
  return stage === 'correcting' || stage === 'confirmed' || (stage === 'held' && mayHere(call, 'committee'))
}

const correctionStates: Readonly<Partial<Record<RaisedDocument['state'], Detail['corrections'][number]['state']>>> = {
  upheld: 'taken',
  dismissed: 'declined',
}

function describeCorrection(
  call: MemberCall,
  { agenda }: MeetingDocument,
  correction: RaisedDocument,
  roll: readonly RollRow[],
): Detail['corrections'][number] {
  const { _id, part, text, state, decision, createdAt, householdId } = correction
  const mine = householdId === call.member.householdId
  const household = roll.find((row) => row._id === householdId)
  return {
    ...{ id: _id, agendaKey: part, text, reply: decision, mine },
    state: correctionStates[state] ?? 'raised',
    agendaTitle: agenda.find(({ key }) => key === part)?.title ?? '',
    maySettle: barTo('dismiss', correction, holderOf(call)) === null,
    at: createdAt,
    household: mine ? '我家' : household ? householdLabel(household) : '',
  }
}

function abilities(call: MemberCall, read: MeetingDocument): Detail['can'] {
  const { stage, startsAt, correctionUntil, correctionsWaiting } = read
  const { now } = call
  const committee = mayHere(call, 'committee')
  return {
    change: committee && stage === 'called' && now < startsAt,
    signIn: committee && codeIsOpen(read, now),
    tick: committee && rollIsOpen(read, now),
    beginMinutes: committee && stage === 'called' && now >= startsAt,
    saveMinutes: committee && (stage === 'held' || stage === 'correcting'),
    openCorrections: committee && stage === 'held',
    confirm:
      committee &&
      stage === 'correcting' &&
      correctionsWaiting === 0 &&
      now >= (correctionUntil ?? 0) &&
      mayConfirm(call.member, read, now),
    link: committee && stage === 'confirmed',
  }
}
