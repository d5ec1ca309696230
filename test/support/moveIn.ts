import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { HouseholdDocument, MemberDocument } from '../../cloudfunctions/shared/documents'
import { asking } from './asking'
import { accountOf, chair, type VotesScene } from './votesScene'

type Scene = Pick<VotesScene, 'cloud' | 'courtyard' | 'householdOf' | 'stored' | 'change'>

const memberId = ({ courtyard }: Scene, person: string) => `${courtyard._id}:${accountOf(person)}`

/** Whatever way somebody came into a household: from now on they are of it, as its representative where that is said. */
export async function moveIn(scene: Scene, person: string, i: number, as: 'member' | 'representative' = 'member') {
  const householdId = scene.householdOf(i)
  const representative = as === 'representative'
  const _id = memberId(scene, person)
  const [household] = await scene.stored<HouseholdDocument>('households', { _id: householdId })
  const [standing] = await scene.stored<MemberDocument>('members', { _id })
  const before = household?.representativeId ?? null
  if (representative) {
    if (before !== null) await scene.change('members', `${scene.courtyard._id}:${before}`, { representative: false })
    await scene.change('households', householdId, { representativeId: accountOf(person) })
  }
  if (standing) {
    await scene.change('members', _id, { householdId, representative })
    return
  }
  const member: MemberDocument = {
    _id,
    courtyardId: scene.courtyard._id,
    accountId: accountOf(person),
    householdId,
    representative,
    offices: [],
    name: person,
    createdAt: 1,
    schema: 1,
  }
  await scene.cloud.sdk().database().collection('members').add(member)
}

export async function moveOut(scene: Scene, person: string) {
  await scene.cloud.sdk().database().collection('members').doc(memberId(scene, person)).remove()
}

/** `from` becomes part of `into`, its people with it: whoever casts for it in the votes that run goes on doing so. */
export async function mergeInto(scene: Scene, into: number, from: number) {
  const input = { into: scene.householdOf(into), from: scene.householdOf(from) }
  await asking<CourtyardContract>(scene.cloud, 'courtyard').ok(chair, 'mergeHouseholds', input)
}
