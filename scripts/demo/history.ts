import { castFirstVote, drawAndConfirm, proposeFirstVote } from './firstVote'
import { isNamed, people } from './people'
import { postSecondQuarter, postThirdQuarter } from './disclosures'
import { holdNovemberMeeting } from './meetings'
import { allowNotices } from './notices'
import { JINXIU, NANQIAO } from './places'
import { agreeOnStandards, answerInJuly, rateInJuly, rateInOctober } from './ring'
import { appoint, letIn, settle, signForSlips } from './settle'
import type { Stage } from './stage'
import { confirmAct } from './together'
import { announce, castAll, demoText, inVotingOrder, motionOf, seal, writeDraft } from './vote'

const city = { city: '都江堰市', town: '灌口街道' }

const { zhouYongfu, zhangYuhua, leiZhiqiang, liuXiuying, liuLijuan, xuZhengcai, duanSiyu, renGuangrong, chengXiulan } =
  people

/**
 * What lies behind the courtyards when the demo begins: their rolls, the rules in force, a vote that failed, one that
 * was ended, two rounds of ratings, the books of two quarters and an evening in the yard.
 */
export async function playHistory(stage: Stage): Promise<void> {
  await stage.at('2026-03-02 09:00')
  await foundNanqiao(stage)
  await foundJinxiu(stage)
  await firstVotes(stage)
  await firstRules(stage)
  await rejectedRules(stage)
  await agreeOnStandards(stage)
  await rateInJuly(stage)
  await postSecondQuarter(stage)
  await answerInJuly(stage)
  await endedPoll(stage)
  await rateInOctober(stage)
  await postThirdQuarter(stage)
  await holdNovemberMeeting(stage)
}

async function foundNanqiao(stage: Stage): Promise<void> {
  await settle(stage, {
    founder: zhouYongfu.openid,
    founding: { ...city, name: NANQIAO, kind: 'rural', community: '南桥社区', founderName: zhouYongfu.name },
    contact: '周永福，每周二下午在院坝东头的值班室',
    roll: 'roll-rural.csv',
    // paper, the loudspeaker and a knock on the door are for them
    unreachable: ({ note }) => note === '无智能手机' || note === '独居老人' || note === '低保户',
  })
  const chair = stage.actor(zhouYongfu.openid)
  await appoint(chair, ['committee'], [zhangYuhua.name, leiZhiqiang.name])
  await letIn(stage, liuLijuan, liuXiuying)
  await signForSlips(stage, zhangYuhua.openid)
}

async function foundJinxiu(stage: Stage): Promise<void> {
  await settle(stage, {
    founder: xuZhengcai.openid,
    founding: { ...city, name: JINXIU, kind: 'estate', community: '锦绣社区', founderName: xuZhengcai.name },
    contact: '许正才，1 栋底楼业主之家，晚上七点到八点',
    roll: 'roll-estate.csv',
    // every fourth owner hasn't come for the code yet, but those that the story names
    unreachable: ({ no, note }, place) => note.includes('未售') || (place % 4 === 3 && !isNamed(no)),
  })
  const chair = stage.actor(xuZhengcai.openid)
  await appoint(chair, ['committee'], [duanSiyu.name, renGuangrong.name])
  await appoint(chair, ['propertyManager'], [chengXiulan.name])
  await signForSlips(stage, duanSiyu.openid)
}

/** Both courtyards vote on who their committee is, before anything else. */
async function firstVotes(stage: Stage): Promise<void> {
  const nanqiao = { courtyard: NANQIAO, founder: zhouYongfu.openid, motion: 'nanqiao-committee', voters: 68 }
  const jinxiu = { courtyard: JINXIU, founder: xuZhengcai.openid, motion: 'jinxiu-committee', voters: 114 }
  await stage.at('2026-03-06 10:00')
  const lots = [await proposeFirstVote(stage, nanqiao), await proposeFirstVote(stage, jinxiu)] as const
  await stage.at('2026-03-09 16:00')
  await drawAndConfirm(stage, nanqiao, lots[0])
  await drawAndConfirm(stage, jinxiu, lots[1])
  await stage.at('2026-03-09 17:00')
  await stage.at('2026-03-19 19:00')
  await castFirstVote(stage, nanqiao)
  await castFirstVote(stage, jinxiu)
  await stage.at('2026-03-23 20:10')
  await stage.at('2026-03-31 00:10')
}

/** Both courtyards adopt rules of their own in spring, by households; they are in force since the end of April. */
async function firstRules(stage: Stage): Promise<void> {
  await stage.at('2026-03-31 10:00')
  await writeDraft(stage, zhouYongfu.openid, {
    version: 'nanqiao-1',
    title: '南桥院坝院规院约',
    text: demoText('nanqiao-1.md'),
  })
  await seal(stage, zhouYongfu.openid, 'nanqiao-1')
  await announce(stage, zhouYongfu.openid, {
    version: 'nanqiao-1',
    title: '南桥院坝院规院约(第1稿)',
    question: '这一稿要不要施行?',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    opens: '2026-04-10 08:00',
    closes: '2026-04-16 22:00',
  })
  await writeDraft(stage, xuZhengcai.openid, {
    version: 'jinxiu-1',
    title: '锦绣花园院规院约（文明公约）',
    text: demoText('jinxiu-1.md'),
  })
  await seal(stage, xuZhengcai.openid, 'jinxiu-1')
  await announce(stage, xuZhengcai.openid, {
    version: 'jinxiu-1',
    title: '锦绣花园院规院约（文明公约）',
    question: '这份院规院约要不要施行？',
    matter: 'none',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    opens: '2026-04-10 08:00',
    closes: '2026-04-16 22:00',
  })
  await stage.at('2026-04-11 19:00')
  await castAll(stage, 'nanqiao-1', inVotingOrder(stage, NANQIAO).slice(0, 66), (i) => (i % 11 === 3 ? 'no' : 'yes'))
  await castAll(stage, 'jinxiu-1', inVotingOrder(stage, JINXIU).slice(0, 112), (i) => (i % 9 === 5 ? 'no' : 'yes'))
  await stage.at('2026-04-17 00:10')
  await stage.at('2026-04-24 00:10')
}

/** In June the second draft, stricter than most wanted, is voted down. */
async function rejectedRules(stage: Stage): Promise<void> {
  await stage.at('2026-06-01 10:00')
  await writeDraft(stage, zhangYuhua.openid, {
    version: 'nanqiao-2',
    title: '南桥院坝院规院约',
    text: demoText('nanqiao-2.md'),
  })
  await seal(stage, zhangYuhua.openid, 'nanqiao-2')
  await announce(stage, zhangYuhua.openid, {
    version: 'nanqiao-2',
    title: '南桥院坝院规院约(第2稿)',
    question: '这一稿要不要施行?',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    opens: '2026-06-09 08:00',
    closes: '2026-06-14 22:00',
  })
  await stage.at('2026-06-10 20:00')
  await castAll(stage, 'nanqiao-2', inVotingOrder(stage, NANQIAO).slice(6, 72), (i) => (i % 7 < 3 ? 'yes' : 'no'))
  await stage.at('2026-06-15 00:10')
  await stage.at('2026-06-23 00:10')
}

/** In August a poll on dancing in the evening finds too few takers; the committee ends it instead of extending. */
async function endedPoll(stage: Stage): Promise<void> {
  await stage.at('2026-08-03 10:00')
  await writeDraft(stage, renGuangrong.openid, {
    version: 'jinxiu-evening',
    title: '锦绣花园院规院约（文明公约）',
    text: demoText('jinxiu-evening.md'),
  })
  await seal(stage, renGuangrong.openid, 'jinxiu-evening')
  await announce(stage, renGuangrong.openid, {
    version: 'jinxiu-evening',
    title: '院规院约加一条：晚上的广场活动',
    question: '广场上晚上跳舞，照这样约定行不行？',
    matter: 'none',
    regimeKey: 'courtyardOrdinary',
    standing: 'poll',
    opens: '2026-08-11 08:00',
    closes: '2026-08-16 22:00',
  })
  await stage.at('2026-08-12 20:00')
  const asked = inVotingOrder(stage, JINXIU).slice(0, 23)
  await castAll(stage, 'jinxiu-evening', asked, (i) => (i % 3 === 0 ? 'no' : 'yes'))
  await stage.at('2026-08-18 09:00')
  const { proposalId } = await stage.actor(xuZhengcai.openid).votes('endMotion', {
    motionId: motionOf(stage, 'jinxiu-evening'),
    reasons: '投的人太少。先在业主群和坝坝会上商量,想好了再来征求意见。',
  })
  await confirmAct(stage, 'votes', xuZhengcai.openid, proposalId)
  await allowNotices(stage)
}
