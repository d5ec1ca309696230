import * as v from 'valibot'
import type { BallotDocument, MemberDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import { inOffice } from '../support/offices'
import { loadBuiltFunction } from '../support/builtFunction'
import { procedures } from '../support/contracts'
import { startListeningProxy, type ListeningProxy } from '../support/listeningProxy'
import { uploadPhoto } from '../support/uploadPhoto'
import { validInput } from '../support/valibotInputs'
import {
  accountOf,
  announceAndOpen,
  castFor,
  chair,
  MINUTE,
  OPENS,
  rep,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(240_000)

const HOUSEHOLDS = 12
/** These have cast; the resident who looks around is of another household, which hasn't. */
const CAST = 6
const choices = ['no', 'yes', 'abstain'] as const

let scene: VotesScene
let proxy: ListeningProxy
let motionId: MotionId
let ballots: BallotDocument[]

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  motionId = await announceAndOpen(scene)
  await castFor(scene, motionId, 1, CAST, (i) => choices[i % 3] ?? 'yes')
  ballots = await scene.stored<BallotDocument>('participations', { motionId })
  proxy = await startListeningProxy(scene.cloud.url)
})
afterAll(async () => {
  await proxy.stop()
  await scene.cloud.stop()
})

describe('who needs only “took part” never reads a choice', () => {
  /** Runs a function in this process at the scene's time; gives what the database answered it. */
  async function heardBy(fn: string, person: string, event: object): Promise<string> {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(OPENS + 2 * MINUTE)
    const silent = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    try {
      proxy.heard()
      const reply = (await loadBuiltFunction(fn, proxy.url)(person, event)) as CallReply<unknown>
      expect(reply).toMatchObject({ ok: true })
      return proxy.heard().join('\n')
    } finally {
      clock.mockRestore()
      silent.mockRestore()
    }
  }
  const asked = (procedure: string, input: object) => ({ procedure, input, requestId: `listening-${procedure}` })
  const aChoice = /choice|receipt|castBy|"(yes|no|abstain)"/

  test.each([
    ['votes', 'progress', chair, () => ({ motionId }), true],
    ['votes', 'motions', rep(1), () => ({ before: null }), true],
    ['votes', 'motions', chair, () => ({ before: null }), false],
    ['votes', 'motion', chair, () => ({ motionId }), false],
    ['votes', 'motion', rep(HOUSEHOLDS), () => ({ motionId }), false],
    ['votes', 'remind', chair, () => ({ motionId }), false],
    ['courtyard', 'home', rep(1), () => ({}), true],
    ['courtyard', 'home', chair, () => ({}), false],
    ['notifications', 'inbox', rep(1), () => ({ before: null }), false],
  ] as const)('%s.%s (%#)', async (fn, procedure, person, input, readsRows) => {
    const heard = await heardBy(fn, person, asked(procedure, input()))
    expect(heard).not.toMatch(aChoice)
    for (const { receipt } of ballots) expect(heard).not.toContain(receipt)
    // the rows themselves went by: it isn't for want of asking
    if (readsRows) expect(heard).toContain(`${motionId}:${scene.householdOf(1)}`)
  })

  test('delivery of a reminder', async () => {
    const heard = await heardBy('notifications', '', { Type: 'Timer', TriggerName: 'deliver' })
    expect(heard).not.toMatch(aChoice)
  })

  test('a household that looks at its own vote does read its own ballot, and nobody else’s', async () => {
    const heard = await heardBy('votes', rep(1), asked('motion', { motionId }))
    expect(ballots.filter(({ receipt }) => heard.includes(receipt)).map(({ householdId }) => householdId)).toEqual([
      scene.householdOf(1),
    ])
  })
})

describe('whatever anybody asks while the vote is open, nobody is answered another household’s choice or receipt', () => {
  const lookers = {
    committee: { householdId: null, representative: false, office: 'committee' },
    propertyManager: { householdId: null, representative: false, office: 'propertyManager' },
    resident: { householdId: HOUSEHOLDS, representative: false, office: null },
    representative: { householdId: HOUSEHOLDS, representative: true, office: null },
  } as const
  type Looker = keyof typeof lookers
  // each procedure gets people of its own: what one call does to its caller can't colour the next
  const nameOf = (looker: Looker, fn: string, procedure: string) => `${looker}-${fn}-${procedure}`
  let known: Readonly<Record<string, string>>

  beforeAll(async () => {
    const { courtyard } = scene
    const members = procedures.flatMap(([fn, procedure]) =>
      (Object.keys(lookers) as Looker[]).map((looker): MemberDocument => {
        const { householdId, representative, office } = lookers[looker]
        const accountId = accountOf(nameOf(looker, fn, procedure))
        return {
          _id: `${courtyard._id}:${accountId}`,
          courtyardId: courtyard._id,
          accountId,
          householdId: householdId === null ? null : scene.householdOf(householdId),
          representative,
          offices: office === null ? [] : inOffice(courtyard._id, office),
          name: looker,
          createdAt: 1,
          schema: 1,
        }
      }),
    )
    const database = scene.cloud.sdk().database()
    for (let at = 0; at < members.length; at += 200) {
      await database.collection('members').add(members.slice(at, at + 200))
    }
    const [told] = await scene.stored<OutboxDocument>('outbox', { kind: 'motionOpened' })
    const paper = { motionId, householdId: scene.householdOf(HOUSEHOLDS - 1), choice: 'no', slipNumber: 1 } as const
    const photoFileId = await uploadPhoto(scene.cloud, chair, 'paper/1.png')
    const { id } = await scene.ok(chair, 'recordPaperBallot', { ...paper, photoFileId })
    known = {
      id,
      motionId,
      versionId: scene.versionId,
      subjectId: motionId,
      eventId: told?._id ?? '',
      // the household one would like to know of
      householdId: scene.householdOf(1),
    }
  })

  /** The input with real ids in it, so that it is about this vote. */
  function pointed(input: unknown): unknown {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
    return Object.fromEntries(
      Object.entries(input).map(([name, value]) => [
        name,
        typeof value === 'string' ? (known[name] ?? value) : pointed(value),
      ]),
    )
  }

  /**
   * Where an answer holds a choice. Left out are a caller's own choice in castBallot and castAnew, and that of the one paper which the committee's
   * first opener is to witness (only the committee may call it; evidence.test.ts has the third member).
   */
  function choicesIn(value: unknown, at: string): string[] {
    const own = ['votes.paperBallot.choice', 'votes.castBallot.choice', 'votes.castAnew.choice']
    if (own.includes(at)) return []
    if (value === 'yes' || value === 'no' || value === 'abstain') return [at]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, inner]) =>
      choicesIn(inner, Array.isArray(value) ? at : `${at}.${name}`),
    )
  }

  const answered = new Set<string>()

  test.each(procedures)('%s.%s', async (fn, procedure, { input }) => {
    const inputs = [validInput(input), validInput(input, true)].flatMap((made) => [made, pointed(made)])
    for (const looker of Object.keys(lookers) as Looker[]) {
      for (const [at, one] of inputs.entries()) {
        if (!v.is(input, one)) continue
        const body = {
          procedure,
          input: one,
          requestId: `looking-${at}-${procedure}`,
          courtyardId: scene.courtyard._id,
        }
        const reply = (await scene.cloud.call(nameOf(looker, fn, procedure), fn, body)) as CallReply<unknown>
        if (reply.ok) answered.add(`${looker} ${fn}.${procedure}`)
        const text = JSON.stringify(reply)
        for (const { receipt } of ballots) expect(text).not.toContain(receipt)
        expect(choicesIn(reply.ok ? reply.value : reply.refusal.detail, `${fn}.${procedure}`)).toEqual([])
      }
    }
  })

  test('they were answered where they may ask, and the vote was open all the while', async () => {
    expect([...answered]).toEqual(
      expect.arrayContaining([
        'committee votes.progress',
        'committee votes.motion',
        'committee courtyard.home',
        'committee courtyard.people',
        'committee notifications.reach',
        'propertyManager votes.motion',
        'propertyManager votes.motions',
        'resident votes.motion',
        'resident votes.myOpenings',
        'resident courtyard.home',
      ]),
    )
    expect(await scene.stored('motions', { _id: motionId, stage: 'open' })).toHaveLength(1)
    const now = await scene.stored<BallotDocument>('participations', { motionId })
    expect(now).toEqual(expect.arrayContaining(ballots))
  })
})
