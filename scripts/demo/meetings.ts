import { china } from './chinaTime'
import { people } from './people'
import { NANQIAO } from './places'
import { together, type Stage } from './stage'

const { zhouYongfu, zhangYuhua, leiZhiqiang, liuXiuying, mengXuemei, luGuodong } = people

/** The evening in November at which the third draft was talked through, and the one to come. */
export const NOVEMBER = 'november'
export const DECEMBER = 'december'

const meetingOf = (stage: Stage, name: string) => {
  const id = stage.memory.meetings[name]
  if (id === undefined) throw new Error(`no meeting ${name} yet`)
  return id
}

/** Called, answered, held in the yard before the committee's house; those without a phone are ticked off the roll. */
export async function holdNovemberMeeting(stage: Stage): Promise<void> {
  await stage.at('2026-11-05 19:00')
  const chair = stage.actor(zhouYongfu.openid)
  const { meetingId } = await chair.courtyard('callMeeting', {
    kind: 'baba',
    title: '第3稿院规先摆一摆',
    place: '村委会坝子',
    startsAt: china('2026-11-08 19:30'),
    agenda: [
      { key: 'a1', title: '院规第3稿改哪些', text: '门前三包、群宴、停车这几条,大家有话先说。' },
      { key: 'a2', title: '3组路灯', text: '坏了两盏,修还是换。' },
    ],
  })
  stage.memory.meetings[NOVEMBER] = meetingId
  const { coming, away } = neighbours(stage)
  await stage.at('2026-11-06 20:00')
  await together(coming, ({ openid }) =>
    stage.actor(openid).courtyard('rsvp', { meetingId, rsvp: 'coming', delegate: null }),
  )
  await together(away, ({ openid }) =>
    stage.actor(openid).courtyard('rsvp', { meetingId, rsvp: 'notComing', delegate: null }),
  )
  await stage.at('2026-11-08 19:25')
  const { scene } = await chair.courtyard('signInCode', { meetingId })
  const token = scene.slice(-12)
  await together(coming, ({ openid }) => stage.actor(openid).courtyard('signIn', { meetingId, token }))
  const { groups } = await chair.courtyard('signInSheet', { meetingId })
  const withoutPhone = groups.flatMap(({ households }) => households).filter(({ note }) => note === '无智能手机')
  for (const { id: householdId } of withoutPhone) {
    await stage.actor(zhangYuhua.openid).courtyard('markSignedIn', { meetingId, householdId, present: true })
  }
  await stage.at('2026-11-08 21:10')
  await writeMinutes(stage)
}

async function writeMinutes(stage: Stage): Promise<void> {
  const meetingId = meetingOf(stage, NOVEMBER)
  const writer = stage.actor(zhangYuhua.openid)
  const { revision } = await writer.courtyard('beginMinutes', { meetingId })
  const saved = await writer.courtyard('saveMinutes', {
    meetingId,
    revision,
    sections: [
      {
        agendaKey: 'a1',
        text: '说得最多的是群宴:十桌以下要不要报备、晚上几点收。门前三包大家没有不同意见。',
        decisions: ['第3稿先征求意见,再由各户投票'],
      },
      {
        agendaKey: 'a2',
        text: '3组路灯坏了两盏。物业服务队说灯头老化,修了还会坏。',
        decisions: ['换两盏灯,11月底前换好'],
      },
    ],
  })
  await writer.courtyard('openCorrections', { meetingId, revision: saved.revision, days: 3 })
  await stage.actor(mengXuemei.openid).courtyard('askCorrection', {
    meetingId,
    agendaKey: 'a1',
    text: '我说的是晚上十点太早,请记上。',
  })
}

/** What those who came wanted put right is settled. */
export async function settleNovemberMeeting(stage: Stage): Promise<void> {
  const meetingId = meetingOf(stage, NOVEMBER)
  const writer = stage.actor(zhangYuhua.openid)
  const { minutes, corrections } = await writer.courtyard('meeting', { meetingId })
  if (!minutes) throw new Error('the minutes are gone')
  const sections = minutes.sections.map(({ agendaKey, text, decisions }) => ({
    agendaKey,
    text: agendaKey === 'a1' ? `${text}有人说晚上十点太早。` : text,
    decisions,
  }))
  await writer.courtyard('saveMinutes', { meetingId, revision: minutes.revision, sections })
  for (const { id, text } of corrections) {
    await writer.courtyard('settleCorrection', { id, text, taken: true, reply: '补上了。' })
  }
}

/** A second one of the committee confirms; what was agreed becomes work. */
export async function confirmNovemberMeeting(stage: Stage): Promise<void> {
  const meetingId = meetingOf(stage, NOVEMBER)
  const writer = stage.actor(zhangYuhua.openid)
  const { minutes } = await writer.courtyard('meeting', { meetingId })
  const revision = minutes?.revision ?? 0
  await stage.actor(leiZhiqiang.openid).courtyard('confirmMinutes', { meetingId, revision })
  const { resolutions } = await writer.courtyard('meeting', { meetingId })
  const lamps = resolutions.find(({ agendaKey }) => agendaKey === 'a2')
  if (!lamps) throw new Error('the lamps were forgotten')
  await writer.courtyard('linkResolution', {
    meetingId,
    key: lamps.key,
    link: {
      as: 'task',
      title: '3组换两盏路灯',
      ownerRole: 'propertyManager',
      ownerId: null,
      dueAt: china('2026-11-30 24:00'),
    },
  })
}

/** The meeting that the home screens of the voting scene invite to. */
export async function callDecemberMeeting(stage: Stage): Promise<void> {
  const { meetingId } = await stage.actor(zhouYongfu.openid).courtyard('callMeeting', {
    kind: 'baba',
    title: '明年清洁费收多少',
    place: '村委会坝子',
    startsAt: china('2026-12-05 19:30'),
    agenda: [
      { key: 'a1', title: '明年清洁费', text: '今年每户每季 30 元,垃圾清运涨了价,看明年怎么收。' },
      { key: 'a2', title: '腊月坝坝宴', text: '哪天办,在哪里办,谁来张罗。' },
    ],
  })
  stage.memory.meetings[DECEMBER] = meetingId
  const { coming } = neighbours(stage)
  await together(coming.slice(0, 18), ({ openid }) =>
    stage.actor(openid).courtyard('rsvp', { meetingId, rsvp: 'coming', delegate: null }),
  )
}

/** Of the households with a phone: two of five come, one of ten can't. Xiuying hasn't answered yet. */
function neighbours(stage: Stage) {
  const holders = (stage.memory.holders[NANQIAO] ?? []).filter(({ openid }) => openid !== liuXiuying.openid)
  const named: readonly string[] = [zhouYongfu, zhangYuhua, leiZhiqiang, mengXuemei, luGuodong].map(
    ({ openid }) => openid,
  )
  return {
    coming: holders.filter(({ openid }, place) => named.includes(openid) || place % 5 < 2),
    away: holders.filter(({ openid }, place) => !named.includes(openid) && place % 10 === 4),
  }
}
