import type { RatingsContract, RatingsInput } from '../../cloudfunctions/ratings/contract'
import type {
  MemberDocument,
  Office,
  OutboxDocument,
  RatingPeriodDocument,
  RatingSubject,
  SubmittedSheet,
} from '../../cloudfunctions/shared/documents'
import type { HouseholdId, RatingPeriodId } from '../../cloudfunctions/shared/ids'
import { asking, type Asking } from './asking'
import type { TestCloud } from './localCloud'
import { accountOf, addCourtyard, chair, secretary, START, startVotesScene, type VotesScene } from './votesScene'
import { inOffice } from './offices'

/** A third committee member, and the property manager, who lives elsewhere. */
export const treasurer = 'committee-3'
export const manager = 'manager-1'

/** Second quarter and first half year open here. */
export const OPENS_RATING = Date.parse('2026-07-01T09:00:00+08:00')
/** Ten days from the day of opening. */
export const CLOSES_RATING = Date.parse('2026-07-12T00:00:00+08:00')

/** A courtyard of representatives, three committee members and a property manager; its clock stands still until it is moved. */
export interface RatingsScene extends Asking<RatingsContract> {
  readonly cloud: TestCloud
  readonly votes: VotesScene
  readonly householdOf: (i: number) => HouseholdId
  stored<T>(collection: string, where?: object): Promise<T[]>
  at(instant: number): Promise<void>
  /** The timer of the ratings function, once. */
  tick(): Promise<void>
  /** Kinds of what was told about a subject, and to whom, in order. */
  told(subjectId: string): Promise<string[]>
}

export async function startRatingsScene(households: number): Promise<RatingsScene> {
  return sceneOf(await startVotesScene({ households, unrecognised: true }), '')
}

/** Another courtyard in the same cloud, with people of its own (their names end with `people`). */
export async function addRatingsCourtyard(scene: RatingsScene, households: number, people: string) {
  return sceneOf(await addCourtyard(scene.cloud, { households, unrecognised: true }, people), people)
}

async function sceneOf(votes: VotesScene, people: string): Promise<RatingsScene> {
  const { cloud, courtyard } = votes
  const member = (openid: string, office: Office): MemberDocument => ({
    _id: `${courtyard._id}:${accountOf(openid)}`,
    courtyardId: courtyard._id,
    accountId: accountOf(openid),
    householdId: null,
    representative: false,
    offices: inOffice(courtyard._id, office),
    name: openid,
    createdAt: Date.parse(START),
    schema: 1,
  })
  await cloud
    .sdk()
    .database()
    .collection('members')
    .add([member(treasurer + people, 'committee'), member(manager + people, 'propertyManager')])
  return {
    ...asking<RatingsContract>(cloud, 'ratings'),
    cloud,
    votes,
    householdOf: votes.householdOf,
    stored: votes.stored,
    at: votes.at,
    tick: async () => {
      const { error } = await cloud.fireTimer('ratings', 'advance')
      if (error !== null) throw new Error(error)
    },
    told: async (subjectId) => {
      const rows = await votes.stored<OutboxDocument>('outbox', { subjectId })
      return rows.sort((a, b) => a.createdAt - b.createdAt).map(({ kind, audience }) => `${kind} → ${audience}`)
    },
  }
}

const seconder: Readonly<Record<RatingSubject, string>> = {
  committee: secretary,
  property: manager,
  household: secretary,
}

/** The built-in template of a subject, saved by the chair and agreed to by a second person: in force. */
export async function bringStandardIntoForce(scene: RatingsScene, subject: RatingSubject, people = '') {
  const by = chair + people
  const { title, items, praiseReasons } = await scene.ok(by, 'standard', { subject, standardId: null })
  const draft = { subject, title, items, praiseReasons, revision: 0 }
  const { standardId, revision } = await scene.ok(by, 'saveStandard', draft)
  await scene.ok(seconder[subject] + people, 'agreeStandard', { standardId, revision })
  return standardId
}

/** With their standards in force, the day comes: the periods of these subjects that the timer opens, in the same order. */
export async function openPeriods<S extends readonly RatingSubject[]>(
  scene: RatingsScene,
  ...subjects: S
): Promise<{ [K in keyof S]: RatingPeriodDocument }> {
  for (const subject of subjects) await bringStandardIntoForce(scene, subject)
  await scene.at(OPENS_RATING)
  await scene.tick()
  return (await Promise.all(subjects.map((subject) => latestPeriod(scene, subject)))) as {
    [K in keyof S]: RatingPeriodDocument
  }
}

/** The period of a subject that is running, as stored. */
export async function latestPeriod(scene: RatingsScene, ratee: RatingSubject): Promise<RatingPeriodDocument> {
  const { _id: courtyardId } = scene.votes.courtyard
  const periods = await scene.stored<RatingPeriodDocument>('ratingPeriods', { courtyardId, ratee })
  const latest = periods.sort((a, b) => b.opensAt - a.opensAt)[0]
  if (!latest) throw new Error(`no period of ${ratee}`)
  return latest
}

type Sheet = RatingsInput<'saveRating'>['sheet']

/** A sheet with these scores; items left out are skipped. */
export const sheetOf = (scores: Readonly<Record<string, number>>, more: Partial<Sheet> = {}): Sheet => ({
  scores: Object.entries(scores).map(([item, score]) => ({ item, score, reasons: [] })),
  comment: '',
  photoFileId: '',
  praise: '',
  ...more,
})

/** What is stored of a sheet that was handed in without a photo. */
export function handedIn({ scores, comment, praise }: Sheet): SubmittedSheet {
  return { scores, comment, praise, photo: null, uploadedAs: '' }
}

export const submitted = (
  periodId: RatingPeriodId,
  sheet: Sheet,
  householdId: HouseholdId | null = null,
): RatingsInput<'saveRating'> => ({ periodId, householdId, sheet, submit: true })

/** Scores of a household that is content with all but the accounts. */
export const CONTENT = { openness: 5, accounts: 2, listening: 4, deeds: 4, fairness: 5 }
