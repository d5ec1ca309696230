import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { RatingsOutput } from '../../cloudfunctions/ratings/contract'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { VotesOutput } from '../../cloudfunctions/votes/contract'
import { pages } from '../../miniprogram/services/pages'
import { DECEMBER, NOVEMBER } from '../../scripts/demo/meetings'
import { people } from '../../scripts/demo/people'
import type { Memory } from '../../scripts/demo/stage'
import { DRAFT } from '../../scripts/demo/story'
import type { TestCloud } from './localCloud'

/** Who opens what: page and query without the leading slash. */
export type Screen = readonly [openid: string, path: string]

const resident = people.liuXiuying.openid
const committee = people.zhouYongfu.openid
const second = people.leiZhiqiang.openid
const owner = people.chengXiuying.openid
const manager = people.tangJianping.openid
const stranger = people.newNeighbour.openid

let calls = 0

/** Every screen of the mini-program with something of the demo's voting scene on it. */
export async function everyScreen(cloud: TestCloud, memory: Memory): Promise<Screen[]> {
  const ask = async <T>(openid: string, name: string, procedure: string, input: unknown): Promise<T> => {
    const requestId = `screen-${String(++calls).padStart(4, '0')}`
    const reply = (await cloud.call(openid, name, { procedure, input, requestId })) as CallReply<T>
    if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
    return reply.value
  }
  const known = (ids: Readonly<Record<string, string>>, name: string): string => {
    const id = ids[name]
    if (!id) throw new Error(`the demo knows no ${name}`)
    return id
  }
  const [motionId, versionId] = [known(memory.motions, DRAFT), known(memory.versions, DRAFT)]
  const decided = known(memory.motions, 'nanqiao-2')
  const consulting = known(memory.versions, 'jinxiu-2')
  const [december, november] = [known(memory.meetings, DECEMBER), known(memory.meetings, NOVEMBER)]
  const books = known(memory.disclosures, 'finance-q3')
  const spring = known(memory.disclosures, 'finance-q2')
  const ofCommittee = known(memory.periods, 'households')
  const ofProperty = known(memory.periods, 'committee')
  const ofHouseholds = known(memory.periods, 'property')
  const eventId = `motionOpened:${motionId}`
  const [{ drafts }, { groups }, { paperWaiting }, { answers }, { subjects }, slips, { panels }] = await Promise.all([
    ask<CourtyardOutput<'disclosureDrafts'>>(second, 'courtyard', 'disclosureDrafts', {}),
    ask<CourtyardOutput<'signInSheet'>>(committee, 'courtyard', 'signInSheet', { meetingId: december }),
    ask<VotesOutput<'progress'>>(committee, 'votes', 'progress', { motionId }),
    ask<RatingsOutput<'ratingResult'>>(manager, 'ratings', 'ratingResult', { periodId: ofProperty }),
    ask<RatingsOutput<'standards'>>(resident, 'ratings', 'standards', {}),
    ask<CourtyardOutput<'codeSlips'>>(second, 'courtyard', 'codeSlips', { group: '' }),
    ask<CourtyardOutput<'panels'>>(resident, 'courtyard', 'panels', {}),
  ])
  const inForce = subjects.find(({ subject }) => subject === 'property')?.inForce?.id ?? ''
  const [group] = groups
  const household = group?.households[0]?.id ?? ''
  const inReview = drafts.find(({ stage }) => stage === 'review')?.id ?? ''
  const of = (openid: string, ...urls: readonly string[]): Screen[] => urls.map((url) => [openid, url.slice(1)])
  return [
    ...of(
      resident,
      '/pages/home/home',
      '/pages/disclosures/disclosures',
      '/pages/council/council',
      '/pages/ratings/ratings',
      '/pages/mine/mine',
    ),
    ...of(resident, pages.motion(motionId), pages.result(decided), pages.check(decided), pages.objection(decided)),
    ...of(resident, pages.neighbourDoor(motionId)),
    ...of(resident, pages.doors(), pages.rules(), pages.version(versionId), pages.history()),
    ...of(resident, pages.acts(), pages.panel(panels[0]?.id ?? '')),
    ...of(committee, pages.acts()),
    ...of(resident, pages.difference(known(memory.versions, 'nanqiao-2'), versionId)),
    ...of(resident, pages.inbox(), pages.notice(eventId), pages.preferences(), pages.privacy(), pages.door()),
    ...of(resident, pages.disclosure(books), pages.disclosureQuestion(books), pages.disclosureArchive()),
    ...of(resident, pages.disclosureVersions(books, spring), pages.disclosureDuties()),
    ...of(resident, pages.meeting(december), pages.meeting(november), pages.delegate(december), pages.signIn()),
    ...of(resident, pages.correction(november, 'a1')),
    ...of(resident, pages.rate(ofCommittee), pages.ratingResult(ofProperty), pages.ratingAnswers(ofProperty)),
    ...of(resident, pages.householdRating(), pages.postedRatings(), pages.standards()),
    ...of(resident, pages.standard('property', inForce)),
    ...of(owner, '/pages/home/home', '/pages/mine/mine', pages.version(consulting), pages.opinion(consulting, 3)),
    ...of(stranger, '/pages/home/home', pages.joinByCode(), pages.ask(), pages.found(), pages.privacy()),
    ...of(manager, '/pages/home/home', '/pages/ratings/ratings', pages.propertyWork(), pages.tasks()),
    ...of(manager, pages.propertyHouseholds(ofHouseholds), pages.rateHousehold(ofHouseholds, household)),
    ...of(manager, pages.answerRating(ofProperty, answers[0]?.itemKey ?? '')),
    ...of(committee, pages.desk(), pages.settings(), pages.roll(), pages.importRoll(), pages.codes(), pages.people()),
    ...of(committee, pages.joinRequests(), pages.splitHousehold(household, group?.name ?? '')),
    ...of(committee, pages.pickHousehold('哪一户的?')),
    ...of(second, pages.slipsSigned(slips.batches[0]?.id ?? '', slips.group)),
    ...of(committee, pages.ruleDrafts(), pages.newRuleDraft(), pages.ruleOpinions(versionId)),
    ...of(committee, pages.voteDesk(), pages.announceVote(versionId), pages.voteProgress(motionId)),
    ...of(committee, pages.paperBallot(motionId, household, '龙元清家', '1组1号'), pages.decideVote(motionId)),
    ...of(second, pages.witnessBallot(motionId, paperWaiting[0]?.id ?? ''), pages.voteObjections(decided)),
    ...of(committee, pages.doorChecks(motionId)),
    ...of(committee, pages.meetingDesk(), pages.callMeeting(), pages.meetingSignIn(december), pages.minutes(november)),
    ...of(committee, pages.corrections(november), pages.resolutions(november)),
    ...of(committee, pages.disclosureDesk(), pages.newDisclosure(), pages.writeDisclosure('decision')),
    ...of(committee, pages.importFinance(), pages.correctDisclosure(), pages.disclosureQueries(), pages.changeDuties()),
    ...of(second, pages.disclosureReview(inReview)),
    ...of(committee, pages.ratingDesk(), pages.ratingProgress(ofCommittee), pages.ratingEdges(), pages.ratingAppeals()),
    ...of(committee, pages.editStandard('committee', '')),
    ...of(committee, pages.noticeDesk(), pages.sendNotice(), pages.noticeReach(eventId)),
    ...of(committee, pages.noticeSweep(eventId, group?.name ?? ''), pages.noticePoster(eventId)),
  ]
}
