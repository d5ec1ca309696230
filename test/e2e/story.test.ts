import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { VotesOutput } from '../../cloudfunctions/votes/contract'
import { startAppPhones, type AppPhones } from '../support/appPhones'
import { askAtDoor } from '../support/askAtDoor'
import { confirmOnPhone, confirmSheet } from '../support/confirmOnPhone'
import type { OpenPhone } from '../support/phone'
import { seatSecond } from '../support/seatSecond'

// One courtyard, from the spreadsheet of its households to a rule in force that anyone can recount, by the hands of its people.
jest.setTimeout(120_000)

const FOUNDER = 'o-zhou-yongfu'
const RESIDENT = 'o-long-yuanqing'
const DAUGHTER = 'o-long-meimei'
const NEWCOMER = 'o-jin-tiangui'
/** Of the committee too, of another household than the founder. */
const SECOND = 'o-lei-zhiqiang'
const samples = path.resolve(__dirname, '../fixtures/samples')
const sample = (name: string) => path.join(samples, name)
const DAY = 86_400_000

let phones: AppPhones
let founder: OpenPhone
let resident: OpenPhone
let codes: CourtyardOutput<'makeSlips'>['slips'] = []
let motionId = ''
let calls = 0

beforeAll(async () => {
  phones = await startAppPhones({ now: '2026-11-02T09:00:00+08:00' })
  founder = await phones.open(FOUNDER)
})
afterAll(async () => {
  await phones?.stop()
})

/** What a phone would ask, without a screen: for the many neighbours who vote beside those we watch. */
async function ask<T>(openid: string, fn: string, procedure: string, input: unknown): Promise<T> {
  calls += 1
  const requestId = `story-${String(calls).padStart(6, '0')}`
  const reply = (await phones.cloud.call(openid, fn, { procedure, input, requestId })) as CallReply<T>
  if (!reply.ok)
    throw new Error(`${openid} ${fn}.${procedure}: ${reply.refusal.code} ${JSON.stringify(reply.refusal.detail)}`)
  return reply.value
}

async function countOf(collection: string): Promise<number> {
  const { total } = (await phones.cloud.get(`/control/collections/${collection}?limit=1`)) as { total: number }
  return total
}

async function chooseRoll(file: string): Promise<void> {
  const choosing = founder.page.waitForEvent('filechooser')
  await founder.tap('从微信聊天里选表格')
  // WeChat asks once whether the app may look at chat files; each phone here is a new one
  const asked = founder.page.locator('.phone-allow')
  const chooser = await Promise.race([choosing, asked.waitFor().then(() => null)])
  if (!chooser) await founder.tap(asked)
  await (await choosing).setFiles(file)
}

/** Tapping “允许” on WeChat's own sheet. */
const allow = (phone: OpenPhone) => phone.tap('允许')

async function reopen(phone: OpenPhone, openid: string, page: string): Promise<OpenPhone> {
  await phone.close()
  return phones.open(openid, { path: page })
}

afterEach(async () => {
  for (const phone of [founder, resident]) if (phone) expect(await phone.errors()).toEqual([])
})

describe('1 · the roll', () => {
  test('a neighbour founds the courtyard', async () => {
    await founder.tap('我们院还没用起来')
    await founder.fill('比如:南桥院坝', '南桥院坝')
    await founder.tap('点这里选')
    await founder.tap('确定')
    await founder.expectText('都江堰市')
    await founder.fill('比如：灌口街道', '灌口街道')
    await founder.fill('比如：南桥村', '南桥村')
    await founder.fill('比如:张建国', '周永福')
    await founder.tap('建好它')
    await founder.expectText('院落建好了')
    await founder.tap('去院管委会工作台')
    await founder.expectText('今天先办这件')
  })

  test('the list that committees really send gives a readable report and no half import', async () => {
    founder = await reopen(founder, FOUNDER, 'packages/committee/import/import')
    await chooseRoll(sample('roll-dirty.gbk.csv'))
    await founder.expectText(/约150/)
    await founder.expectText(/1380000206/)
    await founder.tap('确认导入')
    expect(await countOf('households')).toBe(0)
    await founder.tap('换一张表')
  })

  test('96 households: shown first, written only when confirmed', async () => {
    await chooseRoll(sample('roll-rural.csv'))
    await founder.expectText('96')
    await founder.expectText('4组')
    expect(await countOf('households')).toBe(0)
    await founder.tap('确认导入')
    await founder.expectText('去打印单子')
    expect(await countOf('households')).toBe(96)
  })

  test('the same file again changes nothing; a corrected one shows what would change', async () => {
    const before = await phones.cloud.fingerprint()
    founder = await reopen(founder, FOUNDER, 'packages/committee/import/import')
    await chooseRoll(sample('roll-rural.csv'))
    await founder.expectText('96')
    await founder.tap('换一张表')
    expect(await phones.cloud.fingerprint()).toBe(before)

    const corrected = path.join(phones.outDir, 'corrected.csv')
    writeFileSync(
      corrected,
      readFileSync(sample('roll-rural.csv'), 'utf8').replace('龙元清,13800000001,3,5', '龙元清,13800000001,4,6'),
    )
    await chooseRoll(corrected)
    await founder.tap(/1 户/)
    await founder.expectText(/3.*4/)
    await founder.tap('确认导入')
    await founder.expectText('去打印单子')
    expect(await countOf('households')).toBe(96)
  })
})

describe('2 · the households', () => {
  test('every household gets a slip, whose code is seen once', async () => {
    for (const group of ['2组', '3组', '4组']) {
      const made = await ask<CourtyardOutput<'makeSlips'>>(FOUNDER, 'courtyard', 'makeSlips', { group })
      codes = [...codes, ...made.slips]
    }
    founder = await reopen(founder, FOUNDER, 'packages/committee/codes/codes')
    await founder.tap(/打印 1组 的单子/)
    await confirmSheet(founder)
    await founder.expectText(/做好了 \d+ 张/)
    await founder.tap('看数字')
    for (const text of await founder.page.locator('.codes__made').allInnerTexts()) {
      const no = /N\d+/.exec(text)?.[0] ?? ''
      codes.push({ householdId: '' as never, no, code: text.replace(no, '').replace(/\D/g, '') })
    }
    codes.sort((a, b) => (a.no < b.no ? -1 : 1))
    expect(new Set(codes.map(({ code }) => code)).size).toBe(96)
    founder = await reopen(founder, FOUNDER, 'packages/committee/codes/codes')
    await founder.expectText(/单子做好了/)
    await founder.expectNoText('看数字')
  })

  test('a resident enters the code, sees whose it is, and may cast for the household', async () => {
    resident = await phones.open(RESIDENT)
    await resident.tap('输入户码')
    await resident.fill('0000 0000 0000', codes.find(({ no }) => no === 'N001')?.code ?? '')
    await resident.tap('下一步')
    await resident.expectText('这是你家，对吗？')
    await resident.expectText(/龙\*清/)
    await resident.fill('比如：刘秀英', '龙元清')
    await resident.tap('对，是我家')
    await resident.tap('是，我来投')
    await resident.expectText(/你是户代表，你家的票由你来投/)
    await resident.tap('去首页看看')
  })

  test('a slip of a digit costs no try, and a used slip opens nothing; her father lets the daughter in', async () => {
    const daughter = await phones.open(DAUGHTER, { path: 'packages/join/code/code' })
    const code = codes.find(({ no }) => no === 'N001')?.code ?? ''
    const slipped = `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`
    await daughter.fill('0000 0000 0000', slipped)
    await daughter.tap('下一步')
    const { documents } = (await phones.cloud.get('/control/collections/tries?limit=10')) as {
      documents: { _id: string; taken: number }[]
    }
    expect(documents.filter(({ _id, taken }) => _id.startsWith('code:') && taken > 0)).toEqual([])
    await daughter.fill('0000 0000 0000', code)
    await daughter.tap('下一步')
    await daughter.expectText(/这张单子已经用过了/)
    await daughter.tap('没有户码')
    await askAtDoor(phones, daughter, { name: '龙美美', claim: '龙元清的女儿', no: 'N001' })
    await daughter.close()

    resident = await reopen(resident, RESIDENT, 'pages/home/home')
    await resident.expectText('龙美美说是你家的人')
    await resident.tap('是我家人，让他进来')
    await resident.expectNoText('是我家人，让他进来')
    await resident.tap('我的')
    await resident.tap('我家')
    await resident.expectText(/龙美美加入了，龙元清认的家里人/)
  })

  test('somebody without a code asks, two of the committee confirm, and the household has two days to say no', async () => {
    const joining = { code: codes.find(({ no }) => no === 'N002')?.code, name: '雷志强', represents: true }
    await ask(SECOND, 'courtyard', 'joinByCode', joining)
    await seatSecond(phones.cloud, '雷志强')
    const newcomer = await phones.open(NEWCOMER, { path: 'packages/join/ask/ask' })
    await askAtDoor(phones, newcomer, { name: '金天贵', claim: '1组4号,户主金天贵', no: '' })
    await newcomer.close()

    founder = await reopen(founder, FOUNDER, 'packages/committee/requests/requests')
    await founder.expectText('金天贵')
    await founder.tap('是这户')
    await founder.page.locator('.t-popup, [class*="t-popup"]').first().waitFor()
    await confirmSheet(founder)
    await founder.expectText('等别人确认')
    await confirmOnPhone(phones, SECOND, '让金天贵加入 N004')
    await phones.cloud.clock.advance(2 * DAY + 600_000)
    founder = await reopen(founder, FOUNDER, 'packages/committee/requests/requests')
    await founder.expectText(/没有人在等/)
    // nobody votes for the household until somebody in it says so
    const home = await phones.open(NEWCOMER, { path: 'packages/mine/door/door' })
    await home.tap('我来投')
    await home.expectText('好了，你家的票由你来投')
    await home.close()
    expect((await ask<CourtyardOutput<'mine'>>(NEWCOMER, 'courtyard', 'mine', {})).me.representative).toBe(true)
  })
})

describe('3 · the draft', () => {
  let versionId = ''

  test('the committee pastes the rules: twelve articles, each addressable, with a legal warning where one is due', async () => {
    founder = await reopen(founder, FOUNDER, 'packages/committee/draft/draft')
    const rules = readFileSync(sample('rules-rural.md'), 'utf8')
    await founder.fill('比如 南桥院坝院规院约', '南桥院坝院规院约')
    await founder.fill(
      '写在这里,或整篇粘贴进来。每条一行,像“一、门前三包。……”',
      rules.replace('十、公共设施谁损坏谁修复。', '十、公共设施谁损坏谁修复,并罚款一百元。'),
    )
    await founder.expectText(/罚款/)
    await founder.expectText(/12 条/)
    await founder.fill('写在这里,或整篇粘贴进来。每条一行,像“一、门前三包。……”', rules)
    await founder.expectText(/存好|已存|存上/)
    const { drafts } = await ask<CourtyardOutput<'rules'>>(FOUNDER, 'courtyard', 'rules', {})
    versionId = drafts[0]?.id ?? ''
    expect(drafts[0]?.articleCount).toBe(12)
  })

  test('residents say what they think of an article; only the committee reads the words', async () => {
    founder = await reopen(founder, FOUNDER, `packages/committee/draft/draft?versionId=${versionId}`)
    await founder.tap('请各家提意见')
    await confirmSheet(founder)
    await founder.expectText('意见汇总')

    resident = await reopen(resident, RESIDENT, `packages/rules/opinion/opinion?id=${versionId}&article=9`)
    await resident.tap('要改')
    await resident.fill('为什么,或者想改成什么样(可以不写)', '三十元太多,二十元差不多')
    await resident.tap('交给院管委会')
    await resident.expectText('收到了,谢谢你')

    founder = await reopen(founder, FOUNDER, `packages/committee/opinions/opinions?versionId=${versionId}`)
    await founder.expectText('三十元太多,二十元差不多')
    const seen = JSON.stringify(await ask(DAUGHTER, 'courtyard', 'ruleVersion', { versionId }))
    expect(seen).not.toContain('三十元太多')
  })

  test('the text is sealed with a number and a hash', async () => {
    founder = await reopen(founder, FOUNDER, `packages/committee/draft/draft?versionId=${versionId}`)
    await founder.tap(/定稿/)
    await confirmSheet(founder)
    await founder.expectText(/发起表决/)
    const version = await ask<CourtyardOutput<'ruleVersion'>>(RESIDENT, 'courtyard', 'ruleVersion', { versionId })
    expect(version.number).toBe(1)
    expect(version.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('4 · a vote on it is announced by two: the notice period holds, and residents are told', async () => {
    await founder.tap('发起表决')
    await founder.expectText('怎么表决?')
    await founder.tap('看一眼')
    await founder.expectText('看一眼,再发布')
    await founder.tap('发布公告')
    await founder.expectText('等别人确认')
    await founder.expectText(/可以确认的：雷志强/)
    await founder.expectNoText('看过了，确认')
    expect(await countOf('motions')).toBe(0)
    await confirmOnPhone(phones, SECOND, '公告表决：南桥院坝院规院约')
    const { motions } = await ask<VotesOutput<'motions'>>(RESIDENT, 'votes', 'motions', { before: null })
    motionId = motions[0]?.id ?? ''
    // announced on 4 November: seven full days of notice end on the 11th at 24:00 (民法典 201–203)
    expect(motions[0]?.opensAt).toBeGreaterThanOrEqual(Date.parse('2026-11-12T08:00:00+08:00'))
    founder = await reopen(founder, FOUNDER, `packages/committee/progress/progress?motionId=${motionId}`)
    await founder.expectText(/撤回这次表决/)
    resident = await reopen(resident, RESIDENT, `packages/votes/motion/motion?id=${motionId}`)
    await resident.tap('微信提醒我')
    await allow(resident)
  })
})

describe('5 · the ballots', () => {
  test('whoever asked for it gets WeChat’s notice when voting opens', async () => {
    await phones.cloud.clock.set('2026-11-12T09:00:00+08:00')
    await phones.cloud.clock.advance(120_000)
    const notices = await phones.cloud.notices(RESIDENT)
    expect(notices.map(({ page }) => page)).toContainEqual(expect.stringContaining(motionId))
  })

  test('home, vote, choice, confirmation: the resident has cast and holds a receipt', async () => {
    resident = await reopen(resident, RESIDENT, 'pages/home/home')
    await resident.tap('去投票')
    await resident.expectText('96 户要有 64 户投票才算数')
    await resident.tap('同意')
    await resident.tap('确定投“同意”')
    await resident.expectText(/\p{Script=Han}{2}-\p{Script=Han}{2}-\d{4}/u)
    await resident.tap('不用提醒')
    await resident.expectText('你家投了“同意” ✓')
    // the browser's own clock is days away from the courtyard's: the page goes by the server's
    await resident.expectNoText('正在数票')
    expect(await countOf('participations')).toBe(1)
  })

  test('the ballot may be changed until closing and stays one', async () => {
    await resident.tap('反对')
    await resident.tap('确定投“反对”')
    await resident.expectText('投好了 ✓')
    // who has just said no isn't asked again
    await resident.expectNoText('不用提醒')
    await resident.tap('关上')
    await resident.tap('同意')
    await resident.tap('确定投“同意”')
    await resident.expectText('投好了 ✓')
    expect(await countOf('participations')).toBe(1)
  })

  test('a family member sees the turnout and can’t cast', async () => {
    const daughter = await phones.open(DAUGHTER, { path: `packages/votes/motion/motion?id=${motionId}` })
    await daughter.expectText(/已投 1 户/)
    expect(await daughter.page.getByText('弃权', { exact: true }).filter({ visible: true }).count()).toBe(0)
    await daughter.close()
  })

  test('seventy neighbours vote; before closing nobody is told how it stands', async () => {
    for (const [index, { code, no }] of codes.slice(4, 74).entries()) {
      const joining = { code, name: `${no}家的人`, represents: true }
      await ask(`o-neighbour-${index}`, 'courtyard', 'joinByCode', joining)
      const choice = index % 8 === 7 ? 'no' : index % 14 === 13 ? 'abstain' : 'yes'
      await ask(`o-neighbour-${index}`, 'votes', 'castBallot', { motionId, choice, householdId: null })
    }
    const motion = await ask<VotesOutput<'motion'>>(RESIDENT, 'votes', 'motion', { motionId })
    expect(motion.voted).toBe(71)
    expect(motion.tally).toBeNull()
    expect(motion.thresholds.every(({ part }) => part === 'participation')).toBe(true)
    founder = await reopen(founder, FOUNDER, `packages/committee/progress/progress?motionId=${motionId}`)
    await founder.expectText('够数 ✓')
    await founder.expectNoText('反对')
  })
})

describe('6 · the result', () => {
  test('it closes by the clock; every threshold stands there with its numbers', async () => {
    const { closesAt } = await ask<VotesOutput<'motion'>>(RESIDENT, 'votes', 'motion', { motionId })
    // doors that nobody has recognised took part: the count waits for 不是我家投的, seven days at the most
    for (const days of [0, 2, 4, 7]) {
      await phones.cloud.clock.set(new Date(closesAt + days * DAY + 300_000).toISOString())
      await ask(RESIDENT, 'votes', 'motion', { motionId })
    }
    resident = await reopen(resident, RESIDENT, `packages/votes/result/result?id=${motionId}`)
    await resident.expectText(/71×3 = 213/)
    await resident.expectText(/96×2 = 192/)
    await resident.expectText('我的票在里面')
    await resident.expectText(/公示/)
  })

  test('after seven days without objection the rule is in force', async () => {
    await phones.cloud.clock.advance(8 * DAY)
    resident = await reopen(resident, RESIDENT, 'packages/rules/rules/rules')
    await resident.expectText('正在施行')
    await resident.expectText(/门前三包/)
  })
})

describe('7 · the recount', () => {
  test('the page recomputes the record and finds the own ballot in it', async () => {
    resident = await reopen(resident, RESIDENT, `packages/votes/check/check?id=${motionId}`)
    await resident.expectText(/对得上/)
  })

  test('npm run recount says “matches”, and finds a changed byte', async () => {
    const { json } = await ask<VotesOutput<'record'>>(RESIDENT, 'votes', 'record', { motionId })
    const file = path.join(phones.outDir, 'record.json')
    const recount = (text: string) => {
      writeFileSync(file, text)
      const script = path.resolve(__dirname, '../../scripts/recount.ts')
      return spawnSync(process.execPath, ['--import', 'tsx', script, file], { encoding: 'utf8' })
    }
    const untouched = recount(json)
    expect(untouched.stdout).toContain('matches')
    expect(untouched.status).toBe(0)
    const place = json.indexOf('"yes"')
    const changed = recount(`${json.slice(0, place)}"no"${json.slice(place + 5)}`)
    expect(changed.stdout).not.toContain('matches')
    expect(changed.status).toBe(1)
  })
})
