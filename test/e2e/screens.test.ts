/// <reference lib="dom" />
import { people } from '../../scripts/demo/people'
import { seedDemo } from '../../scripts/demo/seedDemo'
import { DECEMBER } from '../../scripts/demo/meetings'
import type { Memory } from '../../scripts/demo/stage'
import { DRAFT } from '../../scripts/demo/story'
import { startAppPhones, type AppPhones } from '../support/appPhones'

// Every screen with the demo's people and long names, on the usual and the smallest phone, in normal and the largest letters.
jest.setTimeout(420_000)

const resident = people.liuXiuying.openid
const committee = people.zhouYongfu.openid
const owner = people.chengXiuying.openid
const manager = people.tangJianping.openid
const stranger = people.newNeighbour.openid

let phones: AppPhones
let memory: Memory
let motionId = ''
let versionId = ''
let eventId = ''

beforeAll(async () => {
  phones = await startAppPhones()
  memory = await seedDemo(phones.cloud, 'voting')
  motionId = memory.motions[DRAFT] ?? ''
  versionId = memory.versions[DRAFT] ?? ''
  eventId = `motionOpened:${motionId}`
})
afterAll(() => phones?.stop())

const committeePage = (page: string, query = '') => `packages/committee/${page}/${page}${query}`

/** Evaluated when a test runs: the ids are known only then. */
const screens = (): readonly (readonly [openid: string, page: string])[] => [
  [resident, 'pages/home/home'],
  [resident, 'packages/rules/rules/rules'],
  [resident, 'pages/disclosures/disclosures'],
  [resident, 'pages/council/council'],
  [resident, 'pages/ratings/ratings'],
  [resident, 'pages/mine/mine'],
  [resident, `packages/votes/motion/motion?id=${motionId}`],
  [resident, `packages/rules/version/version?id=${versionId}`],
  [resident, 'packages/rules/history/history'],
  [resident, 'packages/mine/inbox/inbox'],
  [owner, 'pages/home/home'],
  [owner, 'pages/mine/mine'],
  [stranger, 'pages/home/home'],
  [stranger, 'packages/join/code/code'],
  [stranger, 'packages/join/ask/ask'],
  [stranger, 'packages/join/found/found'],
  [committee, committeePage('desk')],
  [committee, committeePage('roll')],
  [committee, committeePage('import')],
  [committee, committeePage('codes')],
  [committee, committeePage('requests')],
  [committee, committeePage('drafts')],
  [committee, committeePage('opinions', `?versionId=${versionId}`)],
  [committee, committeePage('motions')],
  [committee, committeePage('progress', `?motionId=${motionId}`)],
  [committee, committeePage('people')],
  [committee, committeePage('settings')],
  ...disclosureScreens(),
  ...meetingScreens(),
  ...ratingScreens(),
  ...noticeScreens(),
]

type Screens = ReturnType<typeof screens>

const disclosureScreens = (): Screens => {
  const books = memory.disclosures['finance-q3'] ?? ''
  return [
    [resident, `packages/disclosures/item/item?id=${books}`],
    [resident, `packages/disclosures/question/question?id=${books}`],
    [resident, 'packages/disclosures/archive/archive'],
    [resident, 'packages/disclosures/duties/duties'],
    [committee, committeePage('disclosures')],
    [committee, committeePage('disclosure-new')],
    [committee, committeePage('finance-import')],
    [committee, committeePage('queries')],
    [committee, committeePage('duties')],
  ]
}

const meetingScreens = (): Screens => {
  const meetingId = memory.meetings[DECEMBER] ?? ''
  return [
    [resident, `packages/meetings/meeting/meeting?id=${meetingId}`],
    [resident, `packages/meetings/meeting/meeting?id=${memory.meetings['november'] ?? ''}`],
    [resident, `packages/meetings/delegate/delegate?id=${meetingId}`],
    [resident, 'packages/meetings/signin/signin'],
    [committee, committeePage('meetings')],
    [committee, committeePage('meeting-call')],
    [committee, committeePage('meeting-signin', `?meetingId=${meetingId}`)],
    [manager, committeePage('tasks')],
  ]
}

const ratingScreens = (): Screens => {
  const [rated, property] = [memory.periods['households'] ?? '', memory.periods['committee'] ?? '']
  return [
    [resident, `packages/ratings/rate/rate?id=${rated}`],
    [resident, `packages/ratings/result/result?id=${property}`],
    [resident, `packages/ratings/answers/answers?id=${property}`],
    [resident, 'packages/ratings/mine/mine'],
    [resident, 'packages/ratings/posted/posted'],
    [resident, 'packages/ratings/standards/standards'],
    [manager, 'pages/home/home'],
    [manager, 'pages/ratings/ratings'],
    [manager, 'packages/property/desk/desk'],
    [committee, committeePage('ratings')],
    [committee, committeePage('rating-progress', `?id=${rated}`)],
    [committee, committeePage('rating-edges')],
    [committee, committeePage('rating-appeals')],
  ]
}

const noticeScreens = (): Screens => [
  [resident, 'packages/mine/preferences/preferences'],
  [committee, committeePage('notices')],
  [committee, committeePage('notice-send')],
  [committee, committeePage('reach', `?eventId=${eventId}`)],
  [committee, committeePage('sweep', `?eventId=${eventId}`)],
  [committee, committeePage('poster', `?eventId=${eventId}`)],
]

describe.each([
  ['390 px, normal letters', 390, 844, 17],
  ['320 px, normal letters', 320, 640, 17],
  ['320 px, the largest letters', 320, 640, 24.5],
])('%s', (_label, width, height, font) => {
  test('nothing runs past the edge, nothing is smaller than 13 px, nothing unsaid shows', async () => {
    for (const [openid, path] of screens()) {
      const phone = await phones.open(openid, { width, height, font, path })
      await phone.page
        .locator(
          '.phone-page:not([hidden]) .text-title, .phone-page:not([hidden]) .text-card, .phone-page:not([hidden]) .text-body, .phone-page:not([hidden]) .text-strong',
        )
        .filter({ visible: true })
        .first()
        .waitFor()
      const found = await phone.page.evaluate(() => {
        const shown = document.querySelector('.phone-page:not([hidden])')
        const parts = Array.from(shown?.querySelectorAll('*') ?? [])
        const box = (element: Element) => Element.prototype.getBoundingClientRect.call(element)
        const texts = parts.filter((part) =>
          Array.from(part.childNodes).some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        return {
          past: parts.filter((part) => box(part).width > 0 && box(part).right > innerWidth + 1).length,
          small: texts
            .filter(
              (part) =>
                box(part).width > 0 &&
                parseFloat(getComputedStyle(part).fontSize) < 12.9 &&
                !part.closest('.phone-chrome'),
            )
            .map((part) => part.textContent?.trim() ?? ''),
          unsaid: /undefined|NaN|null|\[object/.exec(shown?.textContent ?? '')?.[0] ?? '',
        }
      })
      expect({ path, ...found, errors: await phone.errors() }).toEqual({
        path,
        past: 0,
        small: [],
        unsaid: '',
        errors: [],
      })
      await phone.close()
    }
  })
})
