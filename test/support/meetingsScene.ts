import type { CourtyardContract, CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { MeetingDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import type { HouseholdId, MeetingId } from '../../cloudfunctions/shared/ids'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { RoundTrips, TestCloud } from './localCloud'
import { addCourtyard, chair, startVotesScene, type VotesScene } from './votesScene'

type Name = keyof CourtyardContract & string
type Refused = Extract<CallReply<unknown>, { ok: false }>['refusal']

/** A courtyard of representatives and two committee members in a cloud whose clock stands still until it is moved. */
export interface MeetingsScene {
  readonly cloud: TestCloud
  readonly votes: VotesScene
  readonly householdOf: (i: number) => HouseholdId
  /** The answer; throws with the code when refused. */
  ok<P extends Name>(
    person: string,
    procedure: P,
    input: CourtyardInput<P>,
    requestId?: string,
  ): Promise<CourtyardOutput<P>>
  /** Why it was refused; throws when it wasn't. */
  refused<P extends Name>(person: string, procedure: P, input: CourtyardInput<P>): Promise<Refused>
  /** Database round trips of a call, after the one that reads who is calling. */
  trips<P extends Name>(person: string, procedure: P, input: CourtyardInput<P>): Promise<RoundTrips>
  stored<T>(collection: string, where?: object): Promise<T[]>
  at(instant: number): Promise<void>
  /** The timer of the courtyard function, once. */
  advance(): Promise<void>
  /** Kinds of what everybody or somebody was told about a meeting, in order. */
  told(meetingId: MeetingId): Promise<string[]>
  storedMeeting(meetingId: MeetingId): Promise<MeetingDocument>
}

let calls = 0

export async function startMeetingsScene(households: number): Promise<MeetingsScene> {
  return sceneOf(await startVotesScene({ households }))
}

/** Another courtyard in the same cloud, with people of its own (their names end with `people`). */
export async function addNeighbours(scene: MeetingsScene, people: string): Promise<MeetingsScene> {
  return sceneOf(await addCourtyard(scene.cloud, { households: 2 }, people))
}

function sceneOf(votes: VotesScene): MeetingsScene {
  const { cloud } = votes
  const envelope = (procedure: string, input: unknown, requestId?: string) => ({
    procedure,
    input,
    requestId: requestId ?? `request-${String(++calls).padStart(6, '0')}`,
  })
  const ask = async (person: string, procedure: string, input: unknown, requestId?: string) =>
    (await cloud.call(person, 'courtyard', envelope(procedure, input, requestId))) as CallReply<unknown>
  return {
    cloud,
    votes,
    householdOf: votes.householdOf,
    ok: async (person, procedure, input, requestId) => {
      const reply = await ask(person, procedure, input, requestId)
      if (reply.ok) return reply.value as CourtyardOutput<typeof procedure>
      const { code, detail } = reply.refusal
      const log = code === 'INTERNAL' ? await cloud.get(`/control/logs?requestId=${detail['requestId'] ?? ''}`) : ''
      throw new Error(`${procedure}: ${code} ${JSON.stringify(detail)} ${JSON.stringify(log).slice(0, 2000)}`)
    },
    refused: async (person, procedure, input) => {
      const reply = await ask(person, procedure, input)
      if (reply.ok) throw new Error(`${procedure} was answered: ${JSON.stringify(reply.value)}`)
      return reply.refusal
    },
    trips: async (person, procedure, input) => {
      const { result, roundTrips } = await cloud.measure(person, 'courtyard', envelope(procedure, input))
      const reply = result as CallReply<unknown>
      if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
      return { count: roundTrips.count - 1, depth: roundTrips.depth - 1 }
    },
    stored: votes.stored,
    at: votes.at,
    advance: async () => {
      const { error } = await cloud.fireTimer('courtyard', 'advance')
      if (error !== null) throw new Error(error)
    },
    told: async (meetingId) => {
      const rows = await votes.stored<OutboxDocument>('outbox', { subjectId: meetingId })
      return rows.sort((a, b) => a.createdAt - b.createdAt).map(({ kind }) => kind)
    },
    storedMeeting: async (meetingId) => {
      const [meeting] = await votes.stored<MeetingDocument>('meetings', { _id: meetingId })
      if (!meeting) throw new Error('no such meeting')
      return meeting
    },
  }
}

export const agenda = [
  { key: 'a1', title: '路灯换不换', text: '东边三盏灯不亮' },
  { key: 'a2', title: '坝子排水', text: '' },
]

/** Tomorrow evening, the day after START. */
export const EVENING = Date.parse('2026-06-02T19:30:00+08:00')

/** A 坝坝会 on the evening after the day it is called. */
export async function callBaba(
  scene: MeetingsScene,
  changes: Partial<CourtyardInput<'callMeeting'>> = {},
  requestId?: string,
): Promise<MeetingId> {
  const input = { kind: 'baba', title: '商量路灯', place: '三组坝子', startsAt: EVENING, agenda, ...changes } as const
  return (await scene.ok(chair, 'callMeeting', input, requestId)).meetingId
}

/** What the screen at the meeting shows now, as a phone reads it. */
export async function scanned(scene: MeetingsScene, meetingId: MeetingId) {
  const { scene: text } = await scene.ok(chair, 'signInCode', { meetingId })
  return { meetingId: text.slice(0, 20), token: text.slice(20) }
}
