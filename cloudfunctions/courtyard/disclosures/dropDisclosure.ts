import type { Transaction } from '../../shared/database'
import type { DisclosureId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { ownDisclosure } from './readDisclosures'

/**
 * Gives a draft up; dropping it again changes nothing. What is posted stays: WRONG_STAGE. A resolution that was to become it is free
 * to become something else.
 */
export const dropDisclosure: CourtyardUseCase<'dropDisclosure'> = async (call, { disclosureId }) => {
  await ownDisclosure(call, disclosureId)
  await call.database.transaction(async (transaction) => {
    const disclosures = transaction.collection('disclosures')
    const draft = await disclosures.get(disclosureId)
    if (draft?.stage === 'dropped') return
    if (draft?.stage !== 'draft' && draft?.stage !== 'review') throw new Refusal('WRONG_STAGE')
    await disclosures.update(disclosureId, { stage: 'dropped' })
    await freeResolution(transaction, disclosureId)
  })
  return {}
}

async function freeResolution(transaction: Transaction, disclosureId: DisclosureId): Promise<void> {
  const origins = transaction.collection('resolutionOrigins')
  const origin = await origins.get(disclosureId)
  if (!origin) return
  const meetings = transaction.collection('meetings')
  const meeting = await meetings.get(origin.meetingId)
  await origins.remove(disclosureId)
  if (!meeting) return
  const resolutions = meeting.resolutions.map((one) => (one.link?.id === disclosureId ? { ...one, link: null } : one))
  await meetings.update(origin.meetingId, { resolutions })
}
