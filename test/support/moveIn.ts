import type { HouseholdDocument, MemberDocument } from '../../cloudfunctions/shared/documents'
import { accountOf, type VotesScene } from './votesScene'

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

/** `from` becomes part of `into`, its people with it, as a merge of the roll leaves them. */
export async function mergeInto(scene: Scene, into: number, from: number) {
  const [household] = await scene.stored<HouseholdDocument>('households', { _id: scene.householdOf(into) })
  const moving = await scene.stored<MemberDocument>('members', { householdId: scene.householdOf(from) })
  await scene.change('households', scene.householdOf(from), { active: false, representativeId: null })
  await scene.change('households', scene.householdOf(into), {
    carries: [...(household?.carries ?? []), scene.householdOf(from)],
  })
  for (const { _id } of moving) {
    await scene.change('members', _id, { householdId: scene.householdOf(into), representative: false })
  }
}
