import { templates } from '../../notifications/templates'
import { describeHousehold, describeMe } from '../describeMe'
import { ownHousehold, readCourtyards } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

const HOUSEHOLD_MEMBERS_MAX = 50

export const mine: CourtyardUseCase<'mine'> = async (call) => {
  const { accountId, database, member } = call
  const { householdId } = member
  const [courtyards, household, members, subscriptions] = await Promise.all([
    readCourtyards(call),
    ownHousehold(call),
    householdId === null
      ? []
      : database.collection('members').find({ where: { householdId }, limit: HOUSEHOLD_MEMBERS_MAX }),
    database.collection('subscriptions').find({ where: { accountId }, limit: templates.length }),
  ])
  const me = describeMe(call, courtyards, household)
  const quotaOf = new Map(subscriptions.map(({ template, quota }) => [template, quota]))
  const courtyard = courtyards.find(({ _id }) => _id === member.courtyardId)
  const settings = courtyard?.settings
  return {
    me,
    household: household && {
      ...describeHousehold(household),
      adults: household.adults,
      areaDm2: household.areaDm2,
      rooms: household.rooms.map(({ no }) => no),
      members: members
        .sort((a, b) => a.createdAt - b.createdAt)
        .map(({ accountId: id, name, representative }) => ({ id, name, representative, isMe: id === accountId })),
    },
    subscriptions: templates.map(({ key, templateId, name }) => ({
      template: key,
      templateId,
      name,
      quota: Math.max(0, quotaOf.get(key) ?? 0),
    })),
    settings: {
      noticeDays: settings?.noticeDays ?? 0,
      postingDays: settings?.postingDays ?? 0,
      ballotChangeable: settings?.ballotChangeable ?? false,
      abstentionParticipates: settings?.abstentionParticipates ?? false,
    },
    contact: settings?.contact ?? '',
    regionCode: courtyard?.regionCode ?? null,
  }
}
