import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CourtyardContract, CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { MemberDocument } from '../../cloudfunctions/shared/documents'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import { startTestCloud, type RoundTrips, type TestCloud } from './localCloud'

type Name = keyof CourtyardContract & string
type Refused = Extract<CallReply<unknown>, { ok: false }>['refusal']

// a real cloud is started and called in these tests, on machines that do other things too
jest.setTimeout(60_000)

/** A local cloud with the built functions, and people who call the courtyard function by what it promises. */
export interface Scene {
  readonly cloud: TestCloud
  /** The answer; throws with the code when refused. */
  ok<P extends Name>(
    person: string,
    procedure: P,
    input: CourtyardInput<P>,
    options?: CallOptions,
  ): Promise<CourtyardOutput<P>>
  /** Why it was refused; throws when it wasn't. */
  refused<P extends Name>(
    person: string,
    procedure: P,
    input: CourtyardInput<P>,
    options?: CallOptions,
  ): Promise<Refused>
  ask<P extends Name>(
    person: string,
    procedure: P,
    input: CourtyardInput<P>,
    options?: CallOptions,
  ): Promise<CallReply<CourtyardOutput<P>>>
  /** Database round trips of a call, after the one that reads who is calling. */
  trips<P extends Name>(person: string, procedure: P, input: CourtyardInput<P>): Promise<RoundTrips>
  count(collection: string, where?: object): Promise<number>
  /** One member of the courtyard puts another, found by name, into these offices and no others. */
  seat(by: string, name: string, roles?: CourtyardInput<'setRoles'>['roles']): Promise<void>
  /** As after the first vote, which confirmed the committee: from then on two of it are two. */
  settle(courtyardId: string): Promise<void>
}

export interface CallOptions {
  readonly requestId?: string
  readonly courtyardId?: string
}

export const NOW = '2026-11-20T10:00:00+08:00'

export async function startScene(): Promise<Scene> {
  const cloud = await startTestCloud({ now: NOW })
  let calls = 0
  const envelope = (procedure: string, input: unknown, options: CallOptions = {}) => ({
    requestId: `request-${String(++calls).padStart(6, '0')}`,
    ...options,
    procedure,
    input,
  })
  const ask: Scene['ask'] = async (person, procedure, input, options) =>
    (await cloud.call(person, 'courtyard', envelope(procedure, input, options))) as CallReply<
      CourtyardOutput<typeof procedure>
    >
  const ok: Scene['ok'] = async (person, procedure, input, options) => {
    const reply = await ask(person, procedure, input, options)
    if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code} ${JSON.stringify(reply.refusal.detail)}`)
    return reply.value
  }
  return {
    cloud,
    ask,
    ok,
    refused: async (person, procedure, input, options) => {
      const reply = await ask(person, procedure, input, options)
      if (reply.ok) throw new Error(`${procedure} was answered: ${JSON.stringify(reply.value)}`)
      return reply.refusal
    },
    trips: async (person, procedure, input) => {
      const { result, roundTrips } = await cloud.measure(person, 'courtyard', envelope(procedure, input))
      const reply = result as CallReply<unknown>
      if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
      return { count: roundTrips.count - 1, depth: roundTrips.depth - 1 }
    },
    count: async (collection, where = {}) =>
      (await cloud.sdk().database().collection(collection).where(where).count()).total ?? 0,
    seat: async (by, name, roles = ['committee']) => {
      const { people } = await ok(by, 'people', {})
      const memberId = people.find((person) => person.name === name)?.id ?? ''
      await ok(by, 'setRoles', { memberId, roles })
    },
    settle: async (courtyardId) => {
      const database = cloud.sdk().database()
      await database
        .collection('courtyards')
        .doc(courtyardId)
        .update({ firstVoteAt: Date.parse(NOW) })
      const { data } = await database.collection('members').where({ courtyardId }).limit(1000).get()
      for (const { _id, offices } of data as MemberDocument[]) {
        const confirmed = offices.map((holding) => ({ ...holding, seatedBy: [] }))
        await database.collection('members').doc(_id).update({ offices: confirmed })
      }
    },
  }
}

export const sample = (name: string): Buffer => readFileSync(join(__dirname, '../fixtures/samples', name))
export const asFile = (bytes: Uint8Array, name = '户册.csv') =>
  ({ from: 'file', name, base64: Buffer.from(bytes).toString('base64') }) as const
export const asText = (text: string) => ({ from: 'text', text }) as const

const PLACE = { city: '都江堰市', town: '灌口街道', community: '南桥社区' }

export async function foundCourtyard(
  scene: Scene,
  founder: string,
  kind: 'rural' | 'estate' = 'rural',
): Promise<string> {
  const input = { name: `${founder}的院坝`, kind, ...PLACE, founderName: founder }
  return (await scene.ok(founder, 'foundCourtyard', input)).courtyardId
}

type Owners = CourtyardInput<'importRoll'>['owners']

/** Previews and confirms, as the committee's pages do. */
export async function importFile(
  scene: Scene,
  person: string,
  file: CourtyardInput<'previewRoll'>['file'],
  owners: Owners = [],
): Promise<CourtyardOutput<'importRoll'>> {
  const { digest } = await scene.ok(person, 'previewRoll', { file, owners })
  return scene.ok(person, 'importRoll', { file, owners, digest })
}

type Slips = CourtyardOutput<'makeSlips'>['slips']
type Door = CourtyardOutput<'codeSlips'>['doors'][number]

/** A code is seen once: what this cloud's slips showed, by household, and who has joined there. */
const seen = new WeakMap<TestCloud, { readonly codes: Map<string, string>; readonly inside: Map<string, string[]> }>()
function seenIn({ cloud }: Scene) {
  const known = seen.get(cloud) ?? { codes: new Map<string, string>(), inside: new Map<string, string[]>() }
  seen.set(cloud, known)
  return known
}

async function doorOf(scene: Scene, committee: string, no: string): Promise<Door & { readonly group: string }> {
  const { groups } = await scene.ok(committee, 'codeSlips', { group: '' })
  for (const { name: group } of groups) {
    const { doors } = await scene.ok(committee, 'codeSlips', { group })
    const found = doors.find((row) => row.no === no)
    if (found) return { ...found, group }
  }
  throw new Error(`no household ${no}`)
}

/** The code of a household of the roll, by its number; its slip is made if there is none yet. */
export async function codeOf(scene: Scene, committee: string, no: string): Promise<string> {
  const { codes } = seenIn(scene)
  const keep = (slips: Slips) => slips.forEach(({ householdId, code }) => codes.set(householdId, code))
  const { id, state, group } = await doorOf(scene, committee, no)
  if (state === 'none') keep((await scene.ok(committee, 'makeSlips', { group })).slips)
  else if (state === 'left') keep((await scene.ok(committee, 'reprintSlip', { householdId: id as never })).slips)
  const code = codes.get(id)
  if (code === undefined) throw new Error(`the slip of ${no} was shown to somebody else`)
  return code
}

/**
 * Somebody comes into a household: the first by the code of its slip, to vote for it; everybody after them asks at the door and is let in
 * by one who is inside.
 */
export async function joinHousehold(
  scene: Scene,
  committee: string,
  person: string,
  no: string,
): Promise<CourtyardOutput<'joinByCode'>> {
  const { inside } = seenIn(scene)
  const { id, state } = await doorOf(scene, committee, no)
  const people = inside.get(id) ?? []
  if (state !== 'joined') {
    const joined = await scene.ok(person, 'joinByCode', { code: await codeOf(scene, committee, no), name: person, represents: true }) // prettier-ignore
    inside.set(id, [...people, person])
    return joined
  }
  const { me } = await scene.ok(committee, 'home', {})
  const courtyardId = me?.courtyard.id
  if (!courtyardId) throw new Error(`${committee} has no courtyard`)
  await scene.ok(person, 'askToJoin', { courtyardId, name: person, claim: `${no}的家里人`, householdNo: no })
  for (const relative of people) {
    const home = await scene.ask(relative, 'home', {}, { courtyardId })
    const asked = home.ok ? home.value.relatives.find(({ name }) => name === person) : undefined
    if (!asked) continue
    await scene.ok(relative, 'answerRelative', { id: asked.id, accept: true }, { courtyardId })
    inside.set(id, [...people, person])
    return { courtyardId, representative: false }
  }
  throw new Error(`nobody in ${no} lets ${person} in`)
}

/** A roll row by its number. */
export async function rowOf(scene: Scene, committee: string, no: string) {
  const { groups } = await scene.ok(committee, 'roll', { group: '' })
  for (const { name } of groups) {
    const found = (await scene.ok(committee, 'roll', { group: name })).households.find((row) => row.no === no)
    if (found) return found
  }
  throw new Error(`no household ${no}`)
}
