import { holdsHere } from '../../shared/offices'
import { Refusal } from '../../shared/refusal'
import { readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** What 个人信息保护法 17 wants said before anything is taken: who answers for it. */
export const privacyNote: CourtyardUseCase<'privacyNote'> = async ({ database, member, memberships, now }, input) => {
  const courtyardId = input.courtyardId ?? member?.courtyardId ?? null
  if (courtyardId === null) return { courtyard: null }
  const courtyard = await database.collection('courtyards').get(courtyardId)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const contact = courtyard.settings.contact ?? ''
  const belongs = memberships.some((one) => one.courtyardId === courtyardId)
  const members = contact === '' && belongs ? await readMembers(database, courtyardId) : []
  const committee = members.filter((one) => holdsHere(one, 'committee', now)).map(({ name }) => name)
  return { courtyard: { name: courtyard.name, community: courtyard.path[2], contact, committee } }
}
