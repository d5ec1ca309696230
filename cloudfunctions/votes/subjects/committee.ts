import type { MotionSubject } from '../../shared/documents'
import { holdsHere, owedToAll } from '../../shared/offices'
import { PAGE_SIZE } from '../../shared/readPages'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { committeeConfirmedNotice } from '../domain/notices'
import { ruleTextHash } from '../domain/record/ruleTextHash'
import { runningMotion } from './runningMotion'
import type { Asking, SubjectFunctions, Words } from './subject'

type Members = (MotionSubject & { kind: 'committee' })['members']

const TITLE = '院管委会成员'

/** As a text with an article a member, so that its record recounts like any other. */
const articlesOf = (members: Members) => members.map(({ name }, at) => ({ number: at + 1, title: name, text: '' }))
const words = (members: Members): Words => ({ titles: [], texts: members.map(({ name }) => name) })

/**
 * Whether these are the committee: the first vote of a courtyard. Passed, whom the founder seated owe their seats to the courtyard and no
 * longer to one person, and from then on two of them are two.
 */
export const committee: SubjectFunctions<'committee'> = {
  plan: async (asking) => {
    const members = await seated(asking)
    return { heading: { versionTitle: TITLE, versionNumber: 1 }, words: words(members) }
  },

  propose: async (asking, { kind }) => {
    const { database, courtyardId } = asking
    const [members, courtyard] = await Promise.all([seated(asking), database.collection('courtyards').get(courtyardId)])
    if (members.length === 0) return new Refusal('NOT_FOUND')
    if (await runningMotion(asking, courtyard?.firstVoteId ?? null)) return new Refusal('MOTION_RUNNING')
    const textHash = ruleTextHash(TITLE, articlesOf(members), sha256)
    return { subject: { kind, members, textHash }, words: words(members) }
  },

  claim: async (transaction, _, { courtyardId, motionId }) => {
    const courtyards = transaction.collection('courtyards')
    const courtyard = await courtyards.get(courtyardId)
    if (!courtyard) throw new Refusal('NOT_FOUND')
    if (courtyard.firstVoteAt !== undefined) throw new Refusal('WRONG_STAGE')
    if (await runningMotion({ database: transaction }, courtyard.firstVoteId ?? null))
      throw new Refusal('MOTION_RUNNING')
    await courtyards.update(courtyardId, { firstVoteId: motionId })
  },

  hashOf: ({ textHash }) => textHash,
  inHistory: ({ textHash }) => ({ textHash }),

  takeEffect: async (transaction, motion, { members, textHash }, now) => {
    const rows = transaction.collection('members')
    for (const { accountId } of members) {
      const key = `${motion.courtyardId}:${accountId}`
      const member = await rows.get(key)
      if (member) await rows.update(key, { offices: owedToAll(member, 'committee', motion.courtyardId) })
    }
    await transaction.collection('courtyards').update(motion.courtyardId, { firstVoteAt: now })
    return {
      payload: { textHash },
      notice: committeeConfirmedNotice(
        motion,
        now,
        members.map(({ name }) => name),
      ),
    }
  },

  release: () => Promise.resolve(),

  show: (_, { members, textHash }) =>
    Promise.resolve({
      versionId: null,
      versionNumber: 1,
      previousVersionId: null,
      textHash,
      articles: articlesOf(members),
    }),

  textOf: (_, { members }) => Promise.resolve({ title: TITLE, number: 1, articles: articlesOf(members) }),
}

/** Those of the committee, in the order they joined. A young courtyard has few members: one page of them. */
async function seated({ database, courtyardId, now }: Asking): Promise<Members> {
  const members = await database
    .collection('members')
    .find({ where: { courtyardId }, orderBy: [['accountId', 'asc']], limit: PAGE_SIZE })
  return members
    .filter((member) => holdsHere(member, 'committee', now))
    .sort((a, b) => a.createdAt - b.createdAt)
    .map(({ accountId, name }) => ({ accountId, name }))
}
