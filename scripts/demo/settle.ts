import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { holderOf, type NamedPerson } from './people'
import { together, type Actor, type Holder, type Stage } from './stage'

const samples = join(__dirname, '../../test/fixtures/samples')

export interface NewCourtyard {
  readonly founder: string
  readonly founding: CourtyardInput<'foundCourtyard'>
  /** How to reach its committee, as it stands in “我的信息怎么用”. */
  readonly contact: string
  /** File of test/fixtures/samples. */
  readonly roll: string
  /** Whether nobody joins for a household: no smartphone, or away. `place` counts within its group. */
  readonly unreachable: (household: { readonly no: string; readonly note: string }, place: number) => boolean
}

/**
 * Founds a courtyard, imports its roll as the committee would, and binds a phone to each household by its code.
 * Who holds the phones is remembered under the courtyard's name.
 */
export async function settle(
  stage: Stage,
  { founder, founding, contact, roll, unreachable }: NewCourtyard,
): Promise<void> {
  const chair = stage.actor(founder)
  await chair.courtyard('foundCourtyard', founding)
  const { settings } = await chair.courtyard('mine', {})
  await chair.courtyard('changeSettings', { ...settings, contact })
  await importRoll(chair, roll)

  const { groups } = await chair.courtyard('roll', { group: '' })
  const holders: Holder[] = []
  for (const { name: group } of groups) {
    const { households } = await chair.courtyard('roll', { group })
    const codeOf = new Map((await makeAllSlips(chair, group)).map(({ no, code }) => [no, code]))
    const reached = households.filter((household, place) => !unreachable(household, place))
    await together(reached, async (household) => {
      const { openid, name } = holderOf(household)
      const code = codeOf.get(household.no) ?? ''
      await stage.actor(openid).courtyard('joinByCode', { code, name, represents: true })
    })
    holders.push(...reached.map((household) => ({ no: household.no, ...holderOf(household) })))
  }
  stage.memory.holders[founding.name] = holders
}

/** A batch has so many that they fit into one file; a large building takes two or three. */
async function makeAllSlips(chair: Actor, group: string): Promise<CourtyardOutput<'makeSlips'>['slips']> {
  const slips: CourtyardOutput<'makeSlips'>['slips'] = []
  for (;;) {
    slips.push(...(await chair.courtyard('makeSlips', { group })).slips)
    const { groups } = await chair.courtyard('codeSlips', { group })
    if (groups.find(({ name }) => name === group)?.toMake === 0) return slips
  }
}

async function importRoll(chair: Actor, roll: string): Promise<void> {
  const base64 = readFileSync(join(samples, roll)).toString('base64')
  const file = { from: 'file', name: roll, base64 } as const
  const first = await chair.courtyard('previewRoll', { file, owners: [] })
  // 区分所有权解释 9: one owner of several units is one head; here the committee knows all of them to be one person each
  const owners = first.owners.map(({ name }) => ({ name, same: true }))
  const { digest } = await chair.courtyard('previewRoll', { file, owners })
  await chair.courtyard('importRoll', { file, owners, digest })
}

/** Gives a role to people who have joined already. */
export async function appoint(
  chair: Actor,
  roles: CourtyardInput<'setRoles'>['roles'],
  names: readonly string[],
): Promise<void> {
  const { people } = await chair.courtyard('people', {})
  for (const name of names) {
    const found = people.find((person) => person.name === name)
    if (!found) throw new Error(`${name} hasn't joined`)
    await chair.courtyard('setRoles', { memberId: found.id, roles })
  }
}

/** A further member of a household: asks at its door, and one who is inside lets them in. */
export async function letIn(stage: Stage, newcomer: NamedPerson, relative: NamedPerson): Promise<void> {
  const inside = stage.actor(relative.openid)
  const { me } = await inside.courtyard('mine', {})
  const { name, household } = newcomer
  const claim = `${relative.name}是我家里人`
  const asked = { courtyardId: me.courtyard.id, name, claim, householdNo: household ?? '' }
  await stage.actor(newcomer.openid).courtyard('askToJoin', asked)
  const { relatives } = await inside.courtyard('myDoor', {})
  for (const { id } of relatives) await inside.courtyard('answerRelative', { id, accept: true })
}

/** One of the committee who didn't make the slips hands in the lists that were signed, of those who have joined. */
export async function signForSlips(stage: Stage, openid: string): Promise<void> {
  const actor = stage.actor(openid)
  const { groups } = await actor.courtyard('codeSlips', { group: '' })
  for (const { name: group } of groups) {
    const { batches, doors } = await actor.courtyard('codeSlips', { group })
    const joined = new Set(doors.filter(({ state }) => state === 'joined').map(({ id }) => id))
    for (const { id: batchId, unsigned } of batches) {
      const householdIds = unsigned.filter((id) => joined.has(id))
      if (householdIds.length === 0) continue
      const photoFileId = await stage.cloud.upload(openid, `uploads/slips/${batchId}.png`, SIGNED_LIST)
      await actor.courtyard('recordSlipsSigned', { batchId, photoFileId, householdIds })
    }
  }
}

/** One pixel: what counts in the demo is that there is a photo. */
const SIGNED_LIST = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7bXNAAAAABJRU5ErkJggg==', 'base64'),
)
