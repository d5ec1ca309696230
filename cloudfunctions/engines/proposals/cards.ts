import * as v from 'valibot'
import type { MemberDocument, ProposalDocument } from '../../shared/documents'
import { lotIdSchema, proposalIdSchema } from '../../shared/ids'
import { count, instant } from '../../shared/schemas'
import { seconding } from '../secondPerson/domain/seconding'
import { matterOf } from './domain/matterOf'
import { regimes, stoppedBy, UNANSWERED_MS } from './domain/regimes'

/** An act that takes two, as it reads to whoever may see it. */
export const proposalCard = v.object({
  id: proposalIdSchema,
  /** The function that confirms it. */
  home: v.picklist(['courtyard', 'votes', 'ratings']),
  title: v.string(),
  lines: v.array(v.string()),
  state: v.picklist(['waiting', 'confirmed', 'done', 'failed', 'withdrawn', 'lapsed', 'stopped']),
  at: instant,
  byName: v.string(),
  mine: v.boolean(),
  /** Who confirmed it; '' = nobody yet, or it took nobody. */
  secondName: v.string(),
  /** Three households drawn by lot are the second, or were. */
  byLot: v.boolean(),
  lotId: v.nullable(lotIdSchema),
  lapsesAt: instant,
  effectiveAt: v.nullable(instant),
  endedAt: v.nullable(instant),
  /** The caller may be the second. */
  mayConfirm: v.boolean(),
  /** Concerns a single door or the caller's own seat: it is looked at by itself, not with fifteen others. */
  oneByOne: v.boolean(),
  /** Who may be the second, by name; only while it waits. */
  seconds: v.array(v.string()),
  /** Nobody may be, or nobody answered: whoever proposed it can have three households drawn. */
  mayDraw: v.boolean(),
  /** The caller's household may say no, or has. */
  mayObject: v.boolean(),
  objected: v.boolean(),
  objectors: count,
  /** How many households stop it. */
  stoppedBy: count,
})
export type ProposalCard = v.InferInput<typeof proposalCard>

export type CommitteeMember = Pick<MemberDocument, 'accountId' | 'courtyardId' | 'householdId' | 'offices' | 'name'>

export interface Viewer {
  readonly member: MemberDocument
  /** Of whoever proposed, confirmed or may confirm. */
  readonly members: readonly CommitteeMember[]
  readonly recognised: boolean
  readonly doors: number
  readonly now: number
}

export function describeProposal(proposal: ProposalDocument, viewer: Viewer): ProposalCard {
  const { member, members, now } = viewer
  const { _id: id, home, title, lines, createdAt: at, lapsesAt, effectiveAt, endedAt, lotId, objectors } = proposal
  // the clock may have ended it before the timer has
  const state = proposal.state === 'waiting' && lapsesAt <= now ? 'lapsed' : proposal.state
  const matter = matterOf(proposal)
  const waits = state === 'waiting'
  const seconds = waits ? members.filter((one) => seconding(one, matter, now) === 'ok') : []
  const nameOf = (accountId: ProposalDocument['secondBy']) =>
    members.find((one) => one.accountId === accountId)?.name ?? ''
  const mine = proposal.proposedBy === member.accountId
  const objected = member.householdId !== null && objectors.includes(member.householdId)
  const isParty = proposal.partyAccounts.includes(member.accountId)
  const stoppable = regimes[proposal.regime].canBeStopped && state === 'confirmed'
  return {
    ...{ id, home, title, lines: [...lines], state, at, mine, lapsesAt, effectiveAt, endedAt, lotId, objected },
    byName: nameOf(proposal.proposedBy),
    secondName: nameOf(proposal.secondBy),
    byLot: lotId !== null,
    mayConfirm: waits && seconding(member, matter, now) === 'ok',
    oneByOne: proposal.doors.length > 0 || isParty || proposal.partyHouseholds.length > 0,
    seconds: seconds.map(({ name }) => name),
    mayDraw: waits && mine && lotId === null && (seconds.length === 0 || at + UNANSWERED_MS <= now),
    mayObject: stoppable && !objected && (isParty || viewer.recognised),
    objectors: objectors.length,
    stoppedBy: stoppedBy(viewer.doors),
  }
}
