import fc from 'fast-check'
import * as v from 'valibot'
import type { CourtyardOffice, MemberDocument } from '../../cloudfunctions/shared/documents'
import { authorize } from '../../cloudfunctions/shared/handle'
import { deriveId, type CourtyardId } from '../../cloudfunctions/shared/ids'
import type { CallReply, Role } from '../../cloudfunctions/shared/procedure'
import { Refusal } from '../../cloudfunctions/shared/refusal'
import { procedures } from '../support/contracts'
import { loadBuiltFunction } from '../support/builtFunction'
import { startTestCloud, type TestCloud } from '../support/localCloud'
import { malformed } from '../support/malformed'
import { validInput } from '../support/valibotInputs'
import { inOffice } from '../support/offices'

const SECRET = 'a fixed secret for tests'
const NOW = '2026-11-20T10:00:00+08:00'
const RUNS = 10_000

const ownCourtyard = deriveId(SECRET, 'courtyard', 'own')
const otherCourtyard = deriveId(SECRET, 'courtyard', 'other')
const household = deriveId(SECRET, 'household', ownCourtyard, '1')

interface Membership {
  readonly representative: boolean
  readonly offices: readonly CourtyardOffice[]
}
const people: readonly (readonly [label: string, membership: Membership | null])[] = [
  ['newcomer', null],
  ['resident', { representative: false, offices: [] }],
  ['representative', { representative: true, offices: [] }],
  ['committee', { representative: false, offices: ['committee'] }],
  ['propertyManager', { representative: false, offices: ['propertyManager'] }],
]

function memberDocument(openid: string, courtyardId: CourtyardId, membership: Membership): MemberDocument {
  const accountId = deriveId(SECRET, 'account', openid)
  const householdId = courtyardId === ownCourtyard ? household : null
  return {
    _id: `${courtyardId}:${accountId}`,
    courtyardId,
    accountId,
    householdId,
    representative: membership.representative,
    offices: inOffice(courtyardId, ...membership.offices),
    name: '测试',
    createdAt: 1,
    schema: 1,
  }
}

// each procedure gets people of its own: what one call does to its caller can't colour the next
const here = (label: string, fn: string, name: string) => `${label}-${fn}-${name}`
const elsewhere = (label: string, fn: string, name: string) => `${label}-elsewhere-${fn}-${name}`

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW })
  // no timer works off what the allowed calls leave behind while others are watched for writing nothing
  await cloud.clock.freeze(true)
  const database = cloud.sdk().database()
  await database.collection('secrets').add({ _id: 'root', value: SECRET, createdAt: 1, schema: 1 })
  const members = procedures.flatMap(([fn, name]) =>
    people.flatMap(([label, membership]) =>
      membership
        ? [
            memberDocument(here(label, fn, name), ownCourtyard, membership),
            memberDocument(elsewhere(label, fn, name), otherCourtyard, membership),
          ]
        : [],
    ),
  )
  for (let at = 0; at < members.length; at += 200) await database.collection('members').add(members.slice(at, at + 200))
}, 60_000)

afterAll(() => cloud.stop())

const outcome = (reply: unknown) => {
  const known = reply as CallReply<unknown>
  return known.ok ? 'ok' : known.refusal.code
}

async function call(openid: string, fn: string, procedure: string, input: unknown): Promise<string> {
  return outcome(
    await cloud.call(openid, fn, { procedure, input, requestId: `req-${fn}-${procedure}`, courtyardId: ownCourtyard }),
  )
}

const identityRefusals = new Set(['UNAUTHENTICATED', 'NOT_A_MEMBER', 'FORBIDDEN', 'NOT_REPRESENTATIVE'])

function tableAllows(roles: readonly Role[], membership: Membership | null): boolean {
  try {
    authorize(roles, membership && memberDocument('anybody', ownCourtyard, membership), Date.parse(NOW))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

describe('who may call', () => {
  test('every procedure names its roles, and one that names none is callable by nobody', () => {
    for (const [, , { roles }] of procedures) expect(roles.length).toBeGreaterThan(0)
    expect(tableAllows([], { representative: true, offices: ['committee', 'propertyManager'] })).toBe(false)
  })

  test.each(procedures)('%s.%s: nobody without an identity', async (fn, name, { input }) => {
    expect(await call('', fn, name, validInput(input))).toBe('UNAUTHENTICATED')
  })

  test.each(procedures)(
    '%s.%s: each role as the table says, and nobody of another courtyard',
    async (fn, name, { input, roles }) => {
      for (const [label, membership] of people) {
        const own = await call(here(label, fn, name), fn, name, validInput(input, true))
        expect({ label, own, refused: identityRefusals.has(own) }).toEqual({
          label,
          own,
          refused: !tableAllows(roles, membership),
        })
        if (!membership || roles.includes('anyone')) continue
        const other = await call(elsewhere(label, fn, name), fn, name, validInput(input, true))
        expect({ label, other }).toEqual({ label, other: 'NOT_A_MEMBER' })
      }
    },
  )
})

describe('malformed inputs', () => {
  test.each(procedures)(
    `%s.%s: ${RUNS} of them are refused as such and write nothing`,
    async (fn, name, { input }) => {
      const main = loadBuiltFunction(fn, cloud.url)
      const before = await cloud.fingerprint()
      const silent = jest.spyOn(console, 'log').mockImplementation(() => undefined)
      try {
        await fc.assert(
          fc.asyncProperty(
            malformed(validInput(input)).filter((spoilt) => !v.is(input, spoilt)),
            async (spoilt) => {
              const reply = await main('malformed-caller', {
                procedure: name,
                input: spoilt,
                requestId: 'req-malformed',
              })
              if (outcome(reply) !== 'INVALID_INPUT') throw new Error(`answered ${JSON.stringify(reply)}`)
            },
          ),
          { numRuns: RUNS, seed: 20261123 },
        )
      } finally {
        silent.mockRestore()
      }
      expect(await cloud.fingerprint()).toBe(before)
    },
    120_000,
  )
})
