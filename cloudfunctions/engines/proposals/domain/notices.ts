import { chinaDay, sayInstant } from '../../../shared/dates'
import type { OutboxDocument, ProposalDocument } from '../../../shared/documents'
import { outboxRow } from '../../../shared/outbox'

type Proposal = Pick<ProposalDocument, '_id' | 'courtyardId' | 'title' | 'lines' | 'doors' | 'proposedBy' | 'lapsesAt'>

const SAID_MAX = 3
/** The first lines in one sentence: what an inbox has room for. */
const say = ({ lines }: Pick<Proposal, 'lines'>): string =>
  lines.slice(0, SAID_MAX).join('；') + (lines.length > SAID_MAX ? `；一共 ${lines.length} 条` : '')

/** To the committee: somebody else has to look at it. */
export const toConfirmNotice = (proposal: Proposal, byName: string, now: number): OutboxDocument =>
  outboxRow(
    {
      kind: 'proposalToConfirm',
      courtyardId: proposal.courtyardId,
      subjectId: proposal._id,
      audience: 'committee',
      title: `等第二个人确认：${proposal.title}`,
      text: `${byName}提的：${say(proposal)}。请另一户的院管委会成员在 ${sayInstant(proposal.lapsesAt)} 前看一看，确认了才算数。`,
      happensAt: proposal.lapsesAt,
    },
    now,
  )

/** To the doors it touches, before anything happens. */
export const doorNotices = (proposal: Proposal, text: string, period: string, now: number): OutboxDocument[] =>
  proposal.doors.map((householdId) =>
    outboxRow(
      {
        kind: 'doorChanged',
        courtyardId: proposal.courtyardId,
        subjectId: proposal._id,
        audience: `household:${householdId}`,
        title: proposal.title,
        text,
        period: `${householdId}-${period}`,
      },
      now,
    ),
  )

export const doorsAheadText = (proposal: Proposal, byName: string, earliest: number): string =>
  `${byName}提出：${say(proposal)}。还要另一位院管委会成员确认，最早 ${sayInstant(earliest)} 起生效。不对的话，请在这之前告诉院管委会，或者在“我家”里说一声。`
/** To everybody: it takes effect unless enough of them object. */
export const delayedNotice = (proposal: Proposal, names: readonly string[], effectiveAt: number, now: number) =>
  outboxRow(
    {
      kind: 'seatProposed',
      courtyardId: proposal.courtyardId,
      subjectId: proposal._id,
      title: proposal.title,
      text: `${say(proposal)}。${names.join('提的，')}确认的，${sayInstant(effectiveAt)} 起生效。不同意的，请在这之前到“院里的事”里点“我不同意”。`,
      happensAt: effectiveAt,
    },
    now,
  )

export const stoppedNotice = (proposal: Proposal, now: number) =>
  outboxRow(
    {
      kind: 'seatSettled',
      courtyardId: proposal.courtyardId,
      subjectId: proposal._id,
      title: `没有生效：${proposal.title}`,
      text: '不同意的户够数了，这件事停下来，要院里投票才能定。',
    },
    now,
  )

/** To whoever proposed it, when it came to nothing. */
export const cameToNothingNotice = (proposal: Proposal, why: string, now: number) =>
  outboxRow(
    {
      kind: 'proposalSettled',
      courtyardId: proposal.courtyardId,
      subjectId: proposal._id,
      audience: `account:${proposal.proposedBy}`,
      title: `没有办成：${proposal.title}`,
      text: why,
    },
    now,
  )

/** One row a day for everybody, however much was done in it; what was done stands on its page. */
export const dayNotice = (courtyardId: ProposalDocument['courtyardId'], now: number) =>
  outboxRow(
    {
      kind: 'actsOfDay',
      courtyardId,
      subjectId: courtyardId,
      period: chinaDay(now),
      title: '今天院里有事办了',
      text: '两位院管委会成员一起办的事，都写在“院里的事”里：谁提的、谁确认的、改了什么。',
    },
    now,
  )
