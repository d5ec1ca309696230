import type { MemberCall } from '../../shared/call'
import { isDuplicateKey, type Transaction } from '../../shared/database'
import type { MeetingDocument, Resolution, ResolutionLink, TaskDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { deriveId, type DisclosureId, type MotionId, type TaskId } from '../../shared/ids'
import type { ParsedInputOf } from '../../shared/procedure'
import { Refusal } from '../../shared/refusal'
import { holdsHere } from '../../shared/offices'
import type { CourtyardContract } from '../contract'
import { taskNotice } from '../domain/meetings/notices'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { draftDisclosure } from './draftDisclosure'
import { checkOwn, ownMeeting } from './readMeeting'

type Wanted = ParsedInputOf<CourtyardContract['linkResolution']>['link']
type TaskWanted = Extract<Wanted, { as: 'task' }>

/**
 * Says what becomes of a resolution. The link stands on the meeting and, for a motion or a disclosure, under that one's own id, so
 * that each leads to the other and none comes from two resolutions.
 */
export const linkResolution: CourtyardUseCase<'linkResolution'> = async (call, { meetingId, key, link: wanted }) => {
  const { accountId, database, now, requestId, secret } = call
  const meeting = await ownMeeting(call, meetingId)
  const taskId = deriveId(secret, 'task', accountId, requestId)
  const resolution = resolutionOf(meeting, key)
  const link = newLink(call, wanted, taskId)
  if (isDone(resolution, wanted, link)) return { id: resolution.link?.id ?? null }
  checkFree(resolution)
  await checkWanted(call, wanted)
  const task = wanted.as === 'task' ? newTask(call, meeting, key, wanted, taskId) : null
  try {
    await database.transaction(async (transaction) => {
      const fresh = checkOwn(call, await transaction.collection('meetings').get(meetingId))
      const standing = resolutionOf(fresh, key)
      if (isDone(standing, wanted, link)) return
      checkFree(standing)
      await transaction
        .collection('meetings')
        .update(meetingId, { resolutions: withLink(fresh.resolutions, key, link) })
      if (task) {
        await transaction.collection('tasks').create(task)
        await transaction.collection('outbox').create(taskNotice(fresh, now, task))
      } else {
        if (wanted.as === 'disclosure' && wanted.disclosureId === null && link.as === 'disclosure') {
          await transaction.collection('disclosures').create(draftDisclosure(call, fresh, standing, link.id))
        }
        await createOrigin(transaction, call, fresh, standing, link)
      }
    })
  } catch (error) {
    // it came from another resolution already
    if (isDuplicateKey(error)) throw new Refusal('WRONG_STAGE')
    throw error
  }
  return { id: link.id }
}

function resolutionOf({ stage, resolutions }: MeetingDocument, key: string): Resolution {
  if (stage !== 'confirmed') throw new Refusal('WRONG_STAGE')
  const resolution = resolutions.find((one) => one.key === key)
  if (!resolution) throw new Refusal('NOT_FOUND')
  return resolution
}

/** It has become that already: by this request before, or because a colleague was quicker to ask for a draft of it. */
function isDone({ link: standing }: Resolution, wanted: Wanted, link: ResolutionLink): boolean {
  if (standing === null || standing.as !== link.as) return false
  return standing.id === link.id || (wanted.as === 'disclosure' && wanted.disclosureId === null)
}

/** What has become something stays that; a motion only promised may become anything, and “nothing” be thought over. */
function checkFree({ link: standing }: Resolution): void {
  if (standing === null || standing.as === 'none') return
  if (standing.as === 'motion' && standing.id === null) return
  throw new Refusal('WRONG_STAGE')
}

const withLink = (resolutions: readonly Resolution[], key: string, link: ResolutionLink): Resolution[] =>
  resolutions.map((resolution) => (resolution.key === key ? { ...resolution, link } : resolution))

function newLink({ accountId, requestId, secret }: MemberCall, wanted: Wanted, taskId: TaskId): ResolutionLink {
  switch (wanted.as) {
    case 'none':
      return { as: 'none', id: null }
    case 'motion':
      return { as: 'motion', id: wanted.motionId }
    case 'disclosure':
      return { as: 'disclosure', id: wanted.disclosureId ?? deriveId(secret, 'disclosure', accountId, requestId) }
    case 'task':
      return { as: 'task', id: taskId }
  }
}

async function checkWanted(call: MemberCall, wanted: Wanted): Promise<void> {
  if (wanted.as === 'motion' && wanted.motionId !== null) await checkMotion(call, wanted.motionId)
  if (wanted.as === 'disclosure' && wanted.disclosureId !== null) await checkDisclosure(call, wanted.disclosureId)
  if (wanted.as === 'task') await Promise.all([checkOwner(call, wanted), fitText(call, wanted.title)])
}

async function checkMotion({ database, member }: MemberCall, motionId: MotionId): Promise<void> {
  const motion = await database.collection('motions').get(motionId)
  if (motion?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
}

async function checkDisclosure({ database, member }: MemberCall, disclosureId: DisclosureId): Promise<void> {
  const disclosure = await database.collection('disclosures').get(disclosureId)
  if (disclosure?.courtyardId !== member.courtyardId || disclosure.stage === 'dropped') throw new Refusal('NOT_FOUND')
}

/** Only who holds the office can be given its task: a neighbour's undone favour is nobody's to display. */
async function checkOwner({ database, member, now }: MemberCall, { ownerId, ownerRole, dueAt }: TaskWanted) {
  if (dueAt <= now) throw new Refusal('INVALID_INPUT', { at: 'link.dueAt' })
  if (ownerId === null) return
  const owner = await database.collection('members').get(memberKey(member.courtyardId, ownerId))
  if (!owner || !holdsHere(owner, ownerRole, now)) throw new Refusal('NOT_FOUND')
}

function newTask(
  { accountId, now }: MemberCall,
  { _id: meetingId, courtyardId }: MeetingDocument,
  resolutionKey: string,
  { title, ownerRole, ownerId, dueAt }: TaskWanted,
  _id: TaskId,
): TaskDocument {
  return {
    ...{ _id, courtyardId, meetingId, resolutionKey, title, ownerRole, ownerId, dueAt },
    assignedBy: accountId,
    state: 'open',
    doneNote: '',
    doneBy: null,
    doneAt: null,
    createdAt: now,
    schema: 1,
  }
}

async function createOrigin(
  transaction: Transaction,
  { now }: MemberCall,
  { _id, courtyardId, kind, title, startsAt }: MeetingDocument,
  { key, text }: Resolution,
  link: ResolutionLink,
): Promise<void> {
  if (link.id === null) return
  await transaction.collection('resolutionOrigins').create({
    _id: link.id,
    courtyardId,
    meetingId: _id,
    meetingKind: kind,
    meetingTitle: title,
    heldAt: startsAt,
    resolutionKey: key,
    resolutionText: text,
    createdAt: now,
    schema: 1,
  })
}
