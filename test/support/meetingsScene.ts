import type { CourtyardContract, CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import type { MeetingDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import type { HouseholdId, MeetingId } from '../../cloudfunctions/shared/ids'
import { asking, type Asking } from './asking'
import type { TestCloud } from './localCloud'
import { addCourtyard, chair, startVotesScene, type VotesScene } from './votesScene'

/** A courtyard of representatives and two committee members in a cloud whose clock stands still until it is moved. */
export interface MeetingsScene extends Asking<CourtyardContract> {
  readonly cloud: TestCloud
  readonly votes: VotesScene
  readonly householdOf: (i: number) => HouseholdId
  stored<T>(collection: string, where?: object): Promise<T[]>
  at(instant: number): Promise<void>
  /** The timer of the courtyard function, once. */
  advance(): Promise<void>
  /** Kinds of what everybody or somebody was told about a meeting, in order. */
  told(meetingId: MeetingId): Promise<string[]>
  storedMeeting(meetingId: MeetingId): Promise<MeetingDocument>
}

export async function startMeetingsScene(households: number): Promise<MeetingsScene> {
  return sceneOf(await startVotesScene({ households }))
}

/** Another courtyard in the same cloud, with people of its own (their names end with `people`). */
export async function addNeighbours(scene: MeetingsScene, people: string): Promise<MeetingsScene> {
  return sceneOf(await addCourtyard(scene.cloud, { households: 2 }, people))
}

function sceneOf(votes: VotesScene): MeetingsScene {
  const { cloud } = votes
  return {
    ...asking<CourtyardContract>(cloud, 'courtyard'),
    cloud,
    votes,
    householdOf: votes.householdOf,
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
