/** @jest-environment node */
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildPhone } from '../../local/phone/build'
import { runBuild } from '../support/build'
import { openJsdomPhone, type JsdomPhone } from '../support/jsdomPhone'
import { announceAndOpen, chair, rep, startVotesScene, type VotesScene } from '../support/votesScene'

jest.setTimeout(240_000)

let outDir: string
let scene: VotesScene
let motionId: string
let phone: JsdomPhone | undefined

beforeAll(async () => {
  const build = runBuild({ miniprogram: resolve(__dirname, '../../miniprogram') })
  if (!build.ok) throw new Error(build.output)
  outDir = build.outDir
  await buildPhone({ app: join(outDir, 'miniprogram'), outDir: join(outDir, 'phone') })
  scene = await startVotesScene({ households: 4 })
  motionId = await announceAndOpen(scene)
})
afterEach(() => {
  expect(phone?.errors()).toEqual([])
  phone?.close()
  phone = undefined
})
afterAll(async () => {
  await scene.cloud.stop()
  rmSync(outDir, { recursive: true, force: true })
})

async function open(openid: string, path: string): Promise<JsdomPhone> {
  const now = Date.parse((await scene.cloud.clock.read()).now)
  phone = await openJsdomPhone({
    dir: join(outDir, 'phone'),
    openid,
    cloudUrl: scene.cloud.url,
    path,
    clock: now - Date.now(),
  })
  return phone
}

test('the home page says what waits, and leads to it', async () => {
  const home = await open(rep(1), 'pages/home/home')
  await home.says('representative-1,有一票等你投')
  expect(home.spoken('tab')).toEqual(['首页', '公示', '议事', '评议', '我的'])
  await home.tap('去投票')
  await home.says('同不同意这份院规?')
})

test('a stranger is shown the way in', async () => {
  const home = await open('nobody-knows', 'pages/home/home')
  await home.says('户码')
  expect(home.text()).not.toContain('院规院约第一版')
})

test('a vote is read, chosen, confirmed and stored once', async () => {
  const motion = await open(rep(2), `packages/votes/motion/motion?id=${motionId}`)
  await motion.says('4 户要有 3 户投票才算数')
  expect(motion.spoken('heading')).toEqual(['院规院约第一版'])
  expect(motion.spoken('button')).toEqual(expect.arrayContaining(['同意', '反对', '弃权']))
  await motion.tap('反对')
  await motion.tap('确定投“反对”')
  await motion.says('你家投了“反对” ✓')
  const ballots = await scene.stored<{ choice: string }>('participations', { motionId })
  expect(ballots.map(({ choice }) => choice)).toEqual(['no'])
})

test('a ballot that another phone of the household has changed meanwhile is shown, and not overwritten', async () => {
  const motion = await open(rep(2), `packages/votes/motion/motion?id=${motionId}`)
  await motion.says('你家投了“反对” ✓')
  await scene.ok(rep(2), 'castBallot', { motionId, choice: 'abstain', householdId: null, revision: 1 })
  await motion.tap('同意')
  await motion.tap('确定投“同意”')
  await motion.says('这次点的没有算：你家的票已经变了')
  await motion.says('你家投了“弃权” ✓')
  await motion.tap('同意')
  await motion.tap('确定投“同意”')
  await motion.says('你家投了“同意” ✓')
})

test('a page that can’t be answered says so and can be tried again', async () => {
  const motion = await open(rep(1), 'packages/votes/motion/motion?id=nothing-of-that-name')
  await motion.says('没有打开')
  expect(motion.spoken('alert').length).toBe(1)
  await motion.tap('再试一次')
  await motion.says('没有打开')
})

test('every page opens without a mistake, whatever it lacks', async () => {
  const { pages, subpackages } = JSON.parse(readFileSync(join(outDir, 'miniprogram/app.json'), 'utf8')) as AppJson
  const all = [...pages, ...subpackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
  const walker = await open(chair, 'pages/home/home')
  const silent: string[] = []
  for (const path of all) {
    await walker.goTo(path)
    if (walker.text() === '') silent.push(path)
  }
  expect(silent).toEqual([])
})

interface AppJson {
  pages: string[]
  subpackages: { root: string; pages: string[] }[]
}
