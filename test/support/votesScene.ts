import { rmSync } from 'node:fs'
import { emptyHead } from '../../cloudfunctions/engines/chain/domain/link'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type {
  CourtyardDocument,
  HouseholdDocument,
  MemberDocument,
  RuleDocument,
  RuleVersionDocument,
} from '../../cloudfunctions/shared/documents'
import {
  deriveId,
  type AccountId,
  type HouseholdId,
  type MotionId,
  type VersionId,
} from '../../cloudfunctions/shared/ids'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import type { VotesContract, VotesInput, VotesOutput } from '../../cloudfunctions/votes/contract'
import { ruleTextHash } from '../../cloudfunctions/votes/domain/record/ruleTextHash'
import { asking, type Asking } from './asking'
import { startTestCloud, type RoundTrips, type TestCloud } from './localCloud'
import { functionsOfQuietTimers } from './quietTimers'
import { placed } from './places'
import { inOffice } from './offices'
import { together } from './together'

/** Fixed, so that a test knows every id. */
export const SECRET = 'a fixed secret for tests'
export const START = '2026-06-01T10:00:00+08:00'
/** Seven days of notice from START end at 0:00 of this day (民法典 201–203); votes open from 8:00 on. */
export const OPENS = Date.parse('2026-06-09T08:00:00+08:00')
export const CLOSES = Date.parse('2026-06-12T20:00:00+08:00')
export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

export const accountOf = (openid: string): AccountId => deriveId(SECRET, 'account', openid)
export const rep = (i: number) => `representative-${i}`
export const kin = (i: number) => `kin-${i}`
export const chair = 'committee-1'
export const secretary = 'committee-2'

type Name = keyof VotesContract & string

export interface Asked<T> {
  readonly reply: CallReply<T>
  readonly roundTrips: RoundTrips
}

export interface VotesScene extends Asking<VotesContract> {
  readonly cloud: TestCloud
  readonly courtyard: CourtyardDocument
  readonly versionId: VersionId
  readonly householdOf: (i: number) => HouseholdId
  ask<P extends Name>(
    person: string,
    procedure: P,
    input: VotesInput<P>,
    requestId?: string,
  ): Promise<Asked<VotesOutput<P>>>
  /** All documents of a collection that match (at most 1000). */
  stored<T>(collection: string, where?: object): Promise<T[]>
  change(collection: string, id: string, patch: object): Promise<void>
  /** Stops the clock at this instant; timers don't fire by themselves from then on. */
  at(instant: number): Promise<void>
  tick(): Promise<void>
  deliver(): Promise<void>
}

interface Setting {
  readonly households: number
  readonly kind?: CourtyardDocument['kind']
  readonly areaOf?: (i: number) => number
  readonly settings?: Partial<CourtyardDocument['settings']>
  /** No door is 认过门; else all are, since long. */
  readonly unrecognised?: boolean
  /** No vote has been counted yet: the founder and whom the founder seats count as one household. */
  readonly young?: boolean
}

let courtyards = 0

/** A courtyard with its roll, a representative a household, two committee members and a sealed version, in a cloud of its own. */
export async function startVotesScene(setting: Setting): Promise<VotesScene> {
  const functions = functionsOfQuietTimers()
  const started = await startTestCloud({ now: START, functions })
  const cloud: TestCloud = {
    ...started,
    // a spread copies the address it has now; it changes when the cloud is started again
    get url() {
      return started.url
    },
    stop: async () => {
      await started.stop()
      rmSync(functions, { recursive: true, force: true })
    },
  }
  await cloud.clock.freeze(true)
  await cloud.sdk().database().collection('secrets').add({ _id: 'root', value: SECRET, createdAt: 1, schema: 1 })
  return addCourtyard(cloud, setting)
}

/** One more courtyard in the same cloud; `people` keeps its persons apart from the others'. */
export async function addCourtyard(cloud: TestCloud, setting: Setting, people = ''): Promise<VotesScene> {
  // asked for anew each time: the cloud has another address after it was killed
  const database = () => cloud.sdk().database()
  const created = { createdAt: Date.parse(START), schema: 1 as const }
  courtyards += 1
  const courtyardId = deriveId(SECRET, 'courtyard', `${courtyards}`)
  const ruleId = deriveId(SECRET, 'rule', courtyardId)
  const versionId = deriveId(SECRET, 'version', courtyardId)
  const householdOf = (i: number) => deriveId(SECRET, 'household', courtyardId, String(i))
  const courtyard: CourtyardDocument = {
    _id: courtyardId,
    name: '南桥院坝',
    kind: setting.kind ?? 'rural',
    path: ['都江堰市', '灌口街道', '南桥社区'],
    ...placed(`scene${people}`),
    number: String(611_830 + courtyards),
    settings: {
      noticeDays: 7,
      postingDays: 7,
      ballotChangeable: true,
      abstentionParticipates: true,
      objectionLapseDays: 3,
      ...setting.settings,
    },
    rollVersion: 1,
    extraHolidays: [],
    foundedBy: accountOf(chair + people),
    acts: emptyHead,
    ...(setting.young ? {} : { firstVoteAt: created.createdAt - 90 * DAY }),
    ...created,
  }
  const numbers = Array.from({ length: setting.households }, (_, i) => i + 1)
  const household = (i: number, more: Partial<HouseholdDocument> = {}): HouseholdDocument => ({
    _id: householdOf(i),
    courtyardId,
    no: `N${String(i).padStart(4, '0')}`,
    group: `${Math.ceil(i / 25)}组`,
    position: i,
    address: `南桥村 ${i} 号`,
    headName: `户主${i}`,
    phone: '',
    adults: 2,
    residents: 3,
    areaDm2: setting.areaOf?.(i) ?? 0,
    rooms: [],
    developer: false,
    note: '',
    active: true,
    carries: [],
    representativeId: accountOf(rep(i) + people),
    codeGeneration: 0,
    codeMadeAt: created.createdAt,
    codeSpentAt: created.createdAt,
    ...(setting.unrecognised ? {} : { recognised: { since: created.createdAt - 90 * DAY, how: 'slip' } }),
    rollVersion: 1,
    ...created,
    ...more,
  })
  // the last one is no longer on the roll: the secretary's
  const households = [...numbers.map((i) => household(i)), household(0, { active: false, representativeId: null })]
  const member = (openid: string, i: number | null, more: Partial<MemberDocument> = {}): MemberDocument => ({
    _id: `${courtyardId}:${accountOf(openid)}`,
    courtyardId,
    accountId: accountOf(openid),
    householdId: i === null ? null : householdOf(i),
    representative: false,
    offices: [],
    name: openid,
    ...created,
    ...more,
  })
  const members = [
    ...numbers.map((i) => member(rep(i) + people, i, { representative: true })),
    ...numbers.slice(0, 3).map((i) => member(kin(i) + people, i)),
    member(chair + people, null, { offices: inOffice(courtyardId, 'committee') }),
    // two people are two households: the chair is of none, the secretary of one that is no longer on the roll
    member(secretary + people, 0, { offices: inOffice(courtyardId, 'committee') }),
  ]
  const articles = [
    { number: 1, title: '门前三包', text: '各户负责自家门前屋后的清扫。' },
    { number: 2, title: '公共场坝归大家', text: '用后当日清扫干净。' },
  ]
  const rule: RuleDocument = {
    _id: ruleId,
    courtyardId,
    title: '院规院约',
    inForceVersionId: null,
    latestNumber: 1,
    ...created,
  }
  const version: RuleVersionDocument = {
    _id: versionId,
    courtyardId,
    ruleId,
    title: '院规院约',
    number: 1,
    articles,
    sourceText: '',
    hash: ruleTextHash('院规院约', articles, sha256),
    stage: 'sealed',
    revision: 1,
    editedBy: accountOf(chair + people),
    editedAt: created.createdAt,
    sealedAt: created.createdAt,
    inForceAt: null,
    supersededAt: null,
    motionId: null,
    ...created,
  }
  const accounts = members.map(({ name, accountId }) => ({ _id: accountId, openid: name, ...created }))
  const add = (collection: string, documents: object[]) => database().collection(collection).add(documents)
  await Promise.all([
    add('courtyards', [courtyard]),
    add('households', households),
    add('members', members),
    add('accounts', accounts),
    add('rules', [rule]),
    add('ruleVersions', [version]),
  ])

  let calls = 0
  const ask: VotesScene['ask'] = async (person, procedure, input, requestId) => {
    const body = {
      procedure,
      input,
      requestId: requestId ?? `request-${courtyards}-${String(++calls).padStart(6, '0')}`,
    }
    const { result, roundTrips, failure } = await cloud.measure(person, 'votes', body)
    if (failure) throw new Error(failure.errMsg)
    return { reply: result as CallReply<VotesOutput<typeof procedure>>, roundTrips }
  }
  return {
    ...asking<VotesContract>(cloud, 'votes'),
    cloud,
    courtyard,
    versionId,
    householdOf,
    ask,
    stored: async <T>(collection: string, where: object = {}) =>
      (await database().collection(collection).where(where).limit(1000).get()).data as T[],
    change: async (collection, id, patch) => {
      await database().collection(collection).doc(id).update(patch)
    },
    at: async (instant) => {
      await cloud.clock.set(new Date(instant).toISOString())
    },
    tick: async () => {
      const { error } = await cloud.fireTimer('votes', 'advance')
      if (error !== null) throw new Error(error)
    },
    deliver: async () => {
      const { error } = await cloud.fireTimer('notifications', 'deliver')
      if (error !== null) throw new Error(error)
    },
  }
}

/** What is announced where nothing else is said: the scene's version, with the shortest notice. */
export const announcement = (scene: Pick<VotesScene, 'versionId'>): VotesInput<'announceMotion'> => ({
  versionId: scene.versionId,
  regimeKey: 'courtyardOrdinary',
  standing: 'courtyard',
  title: '院规院约第一版',
  question: '同不同意这份院规?',
  opensAt: OPENS,
  closesAt: CLOSES,
})

/** Announced by the chair with the secretary as the second, or by others of another courtyard of the cloud. */
export async function announce(
  scene: VotesScene,
  changes: Partial<VotesInput<'announceMotion'>> = {},
  person = chair,
): Promise<MotionId> {
  const two = { first: person, second: person.replace(chair, secretary) }
  const { motionId } = await together<VotesOutput<'announceMotion'>>(scene.cloud, two, 'votes', 'announceMotion', {
    ...announcement(scene),
    ...changes,
  })
  return motionId
}

export async function announceAndOpen(scene: VotesScene, changes: Partial<VotesInput<'announceMotion'>> = {}) {
  const motionId = await announce(scene, changes)
  await scene.at((changes.opensAt ?? OPENS) + MINUTE)
  await scene.tick()
  return motionId
}

export type ChoiceOf = (i: number) => 'yes' | 'no' | 'abstain'

/** The representatives of households `from` to `to` cast; `seen` are the revisions of ballots that some have in already. */
export async function castFor(
  scene: VotesScene,
  motionId: MotionId,
  from: number,
  to: number,
  choice: ChoiceOf,
  seen: ReadonlyMap<HouseholdId, number> = new Map(),
) {
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return Promise.all(
    numbers.map((i) => {
      const revision = seen.get(scene.householdOf(i)) ?? 0
      return scene.ok(rep(i), 'castBallot', { motionId, choice: choice(i), householdId: null, revision })
    }),
  )
}
