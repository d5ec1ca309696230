import type { RatingsInput } from '../../cloudfunctions/ratings/contract'
import { china } from './chinaTime'
import { people } from './people'
import { NANQIAO } from './places'
import { confirmAct } from './together'
import { together, type Stage } from './stage'

const { liuXiuying, zhouYongfu, zhangYuhua, leiZhiqiang, tangJianping, mengXuemei } = people
const committee = [zhouYongfu, zhangYuhua, leiZhiqiang]

const RATERS_IN_JULY = 38

type Subject = RatingsInput<'standard'>['subject']
type PeriodId = RatingsInput<'ratingForm'>['periodId']
/** The score of an item, by the rater's place and the item's. */
type Scoring = (rater: number, item: number) => 1 | 2 | 3 | 4 | 5 | null

/** In June the property team comes into the courtyard's group, and the three standards are agreed on. */
export async function agreeOnStandards(stage: Stage): Promise<void> {
  await stage.at('2026-06-23 10:00')
  await welcomeProperty(stage)
  // whoever agrees has been in office before the standard was begun
  await stage.at('2026-06-26 10:30')
  await stage.at('2026-06-26 11:00')
  for (const subject of ['committee', 'property', 'household'] as const) await agree(stage, subject)
}

async function welcomeProperty(stage: Stage): Promise<void> {
  const chair = stage.actor(zhouYongfu.openid)
  const { me } = await chair.courtyard('mine', {})
  const { name } = tangJianping
  await stage
    .actor(tangJianping.openid)
    .courtyard('askToJoin', { courtyardId: me.courtyard.id, name, claim: '物业服务队的经理' })
  const { requests } = await chair.courtyard('joinRequests', {})
  for (const { id } of requests) {
    const input = { id, householdId: null, asPropertyManager: true }
    const { proposalId } = await chair.courtyard('decideJoinRequest', input)
    await confirmAct(stage, 'courtyard', zhouYongfu.openid, proposalId)
  }
}

async function agree(stage: Stage, subject: Subject): Promise<void> {
  const writer = stage.actor(zhangYuhua.openid)
  const { title, items, praiseReasons, revision } = await writer.ratings('standard', { subject, standardId: null })
  const saved = await writer.ratings('saveStandard', { subject, title, items, praiseReasons, revision })
  const second = stage.actor(subject === 'property' ? tangJianping.openid : leiZhiqiang.openid)
  await second.ratings('agreeStandard', saved)
}

/** In July everybody rates for the first time, and the property team rates the households. */
export async function rateInJuly(stage: Stage): Promise<void> {
  await stage.at('2026-07-01 09:10')
  await stage.at('2026-07-03 19:30')
  await neighboursRate(stage, RATERS_IN_JULY, (rater, item) => (item === 2 ? low(rater) : high(rater + item)))
  await committeeRates(stage, (rater, item) => (item === 1 ? 3 : high(rater + item)))
  await propertyRates(stage)
}

/** What was rated low is answered, and the raters say whether that will do. */
export async function answerInJuly(stage: Stage): Promise<void> {
  await stage.at('2026-07-12 09:00')
  await answerAll(stage, tangJianping.openid, '每周三清一次,清完在群里发照片。', '2026-07-31 24:00')
  await answerAll(stage, zhouYongfu.openid, '每季度头十天把账贴出来,手机上也能看。', '2026-07-31 24:00')
  await appeal(stage)
  await stage.at('2026-07-20 09:00')
}

/** In October again: one answer of the property team isn't accepted, another is late. */
export async function rateInOctober(stage: Stage): Promise<void> {
  await stage.at('2026-10-01 09:10')
  await stage.at('2026-10-04 19:30')
  await neighboursRate(stage, 44, (rater, item) => (rater % 6 === 5 && item === 3 ? null : high(rater + item + 1)))
  await committeeRates(stage, (rater, item) => (item === 0 || item === 3 ? low(rater + 1) : high(rater + item)))
  await stage.at('2026-10-13 09:00')
  const manager = stage.actor(tangJianping.openid)
  const { toAnswer } = await manager.ratings('propertyWork', {})
  const [first] = toAnswer
  if (!first) throw new Error('nothing was rated low')
  const item = { periodId: first.periodId, itemKey: first.itemKey }
  await manager.ratings('answerItem', {
    ...item,
    measure: '以后注意,多安排人手。',
    doneBy: china('2026-10-31 24:00'),
  })
  await stage.at('2026-10-14 20:00')
  await respond(stage, committee, item, false)
  // from now on the households rate the committee in the last month of a quarter, while they remember
  const { edges } = await stage.actor(zhouYongfu.openid).ratings('edges', {})
  const edge = edges.find(({ raterGroup }) => raterGroup === 'households')
  if (!edge) throw new Error('the ring is open')
  const { raterGroup, ratee, cycle, openDays, groupMin, answerDays, active, revision } = edge
  const { proposalId } = await stage.actor(zhouYongfu.openid).ratings('changeEdge', {
    ...{ raterGroup, ratee, cycle, openDays, groupMin, answerDays, active, revision },
    opensDay: -31,
  })
  await confirmAct(stage, 'ratings', zhouYongfu.openid, proposalId)
}

/** The first days of December: some have rated, Xiuying hasn't. */
export async function rateInDecember(stage: Stage): Promise<void> {
  await neighboursRate(stage, 23, (rater, item) => high(rater + item))
}

const high = (place: number) => ([4, 5, 4, 3, 5, 4, 2] as const)[place % 7] ?? 4
const low = (place: number) => ([2, 3, 1, 2, 4] as const)[place % 5] ?? 2

async function openPeriod(stage: Stage, openid: string): Promise<PeriodId> {
  const { open } = await stage.actor(openid).ratings('ratings', {})
  const [first] = open
  if (!first) throw new Error(`nothing to rate for ${openid}`)
  return first.periodId
}

async function fillIn(stage: Stage, openid: string, periodId: PeriodId, rater: number, scoring: Scoring) {
  const actor = stage.actor(openid)
  const { items } = await actor.ratings('ratingForm', { periodId, householdId: null })
  await actor.ratings('saveRating', {
    periodId,
    householdId: null,
    sheet: {
      scores: items.map(({ key, reasons }, item) => {
        const score = scoring(rater, item)
        return {
          item: key,
          score,
          reasons: score !== null && score < 3 ? reasons.slice(0, 1).map((one) => one.key) : [],
        }
      }),
      comment: rater % 9 === 2 ? '坏了的路灯早点修,晚上老人出门看不见。' : '',
      photoFileId: '',
      praise: '',
    },
    submit: true,
  })
}

/** Who can judge the committee's answers: not the committee itself, nor Xiuying, who hasn't come to rating yet. */
const neighbours = (stage: Stage) =>
  (stage.memory.holders[NANQIAO] ?? []).filter(
    ({ openid }) => ![liuXiuying, ...committee].some((named) => named.openid === openid),
  )

async function neighboursRate(stage: Stage, households: number, scoring: Scoring): Promise<void> {
  const holders = neighbours(stage)
  const first = holders[0]
  if (!first) return
  const { open } = await stage.actor(first.openid).ratings('ratings', {})
  const periodId = open.find(({ raterGroup }) => raterGroup === 'households')?.periodId
  if (!periodId) throw new Error('the committee isn’t to be rated')
  stage.memory.periods['households'] = periodId
  await together(holders.slice(0, households), ({ openid }, place) => fillIn(stage, openid, periodId, place, scoring))
}

async function committeeRates(stage: Stage, scoring: Scoring): Promise<void> {
  const { open } = await stage.actor(zhouYongfu.openid).ratings('ratings', {})
  const periodId = open.find(({ raterGroup }) => raterGroup === 'committee')?.periodId
  if (!periodId) throw new Error('the property team isn’t to be rated')
  stage.memory.periods['committee'] = periodId
  await together(committee, ({ openid }, place) => fillIn(stage, openid, periodId, place, scoring))
}

/** The property team walks two groups; whoever keeps the front of the house clean is praised. */
async function propertyRates(stage: Stage): Promise<void> {
  const periodId = await openPeriod(stage, tangJianping.openid)
  stage.memory.periods['property'] = periodId
  const manager = stage.actor(tangJianping.openid)
  for (const group of ['2组', '3组']) {
    const { households } = await manager.ratings('householdsToRate', { periodId, group })
    const { items, praiseReasons } = await manager.ratings('ratingForm', {
      periodId,
      householdId: households[0]?.id ?? null,
    })
    await together(households, ({ id: householdId, headName }, place) =>
      manager.ratings('saveRating', {
        periodId,
        householdId,
        sheet: {
          scores: items.map(({ key }, item) => ({
            item: key,
            score: headName === mengXuemei.name && item === 0 ? 2 : high(place + item),
            reasons: [],
          })),
          comment: '',
          photoFileId: '',
          praise: place % 6 === 0 ? (praiseReasons[0]?.key ?? '') : '',
        },
        submit: true,
      }),
    )
  }
}

/** Whoever is rated low in what is posted answers every such item. */
async function answerAll(stage: Stage, openid: string, measure: string, doneBy: string): Promise<void> {
  const actor = stage.actor(openid)
  const { todos } = await actor.ratings('ratings', {})
  for (const { kind, subjectId, itemKey } of todos) {
    if (kind !== 'answer') continue
    const answered = { periodId: subjectId as PeriodId, itemKey }
    await actor.ratings('answerItem', { ...answered, measure, doneBy: china(doneBy) })
    const raters = openid === tangJianping.openid ? committee : neighbours(stage).slice(0, RATERS_IN_JULY)
    await respond(stage, raters, answered, true)
  }
}

/** One after another, until more than half have said the same and it is settled. */
async function respond(
  stage: Stage,
  raters: readonly { readonly openid: string }[],
  answered: Omit<RatingsInput<'respondToAnswer'>, 'agree'>,
  agree: boolean,
): Promise<void> {
  for (const { openid } of raters) {
    const { state } = await stage.actor(openid).ratings('respondToAnswer', { ...answered, agree })
    if (state !== 'answered') return
  }
}

/** Meng Xuemei's pile was her neighbour's: the committee finds so, and the score goes. */
async function appeal(stage: Stage): Promise<void> {
  const periodId = stage.memory.periods['property']
  if (!periodId) throw new Error('no household was rated')
  await stage.actor(mengXuemei.openid).ratings('raiseAppeal', {
    periodId,
    text: '门口那堆砖是隔壁修房子放的,不是我家的。',
    photoFileId: '',
  })
  const chair = stage.actor(zhouYongfu.openid)
  const { appeals } = await chair.ratings('appeals', {})
  for (const { householdId } of appeals) {
    await chair.ratings('decideAppeal', {
      periodId,
      householdId,
      upheld: true,
      decision: '去看过了,砖是隔壁的,这一项不算。',
    })
  }
}
