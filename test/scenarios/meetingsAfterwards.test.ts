import type { OutboxDocument } from '../../cloudfunctions/shared/documents'
import type { MeetingId } from '../../cloudfunctions/shared/ids'
import { agenda, callBaba, EVENING, scanned, startMeetingsScene, type MeetingsScene } from '../support/meetingsScene'
import { chair, DAY, MINUTE, rep, secretary, START } from '../support/votesScene'

jest.setTimeout(60_000)

let scene: MeetingsScene
beforeAll(async () => {
  scene = await startMeetingsScene(4)
})
afterAll(() => scene.cloud.stop())
beforeEach(() => scene.at(Date.parse(START)))

const sections = (text: string) => agenda.map(({ key }) => ({ agendaKey: key, text, decisions: ['换三盏灯'] }))

/** Held, and its minutes open until the end of the third day. */
async function correcting(): Promise<{ readonly meetingId: MeetingId; readonly until: number }> {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING)
  await scene.ok(rep(1), 'signIn', await scanned(scene, meetingId))
  await scene.ok(chair, 'beginMinutes', { meetingId })
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections: sections('说了说') })
  const { until } = await scene.ok(chair, 'openCorrections', { meetingId, revision: 2, days: 3 })
  return { meetingId, until }
}

test('minutes that are changed at the last minute lie open for another day, and those who came are told', async () => {
  const { meetingId, until } = await correcting()
  await scene.at(until - MINUTE)
  const late = { meetingId, sections: sections('不是三盏,是五盏') }
  await scene.ok(chair, 'saveMinutes', { ...late, revision: 2 })
  await scene.at(until)
  expect(await scene.refused(secretary, 'confirmMinutes', { meetingId, revision: 3 })).toEqual({
    code: 'CORRECTIONS_OPEN',
    detail: { until: until + DAY },
  })
  const { id } = await scene.ok(rep(1), 'askCorrection', { meetingId, agendaKey: 'a1', text: '说好的是三盏' })
  const told = await scene.stored<OutboxDocument>('outbox', { subjectId: meetingId, kind: 'minutesToCheck' })
  expect(told.filter(({ title }) => title.startsWith('会议记录又改过'))).toHaveLength(1)

  // once more after the last day: again a day, and its own reminder of the committee
  await scene.at(until + DAY)
  await scene.advance()
  await scene.ok(chair, 'saveMinutes', { ...late, sections: sections('三盏'), revision: 3 })
  await scene.ok(chair, 'settleCorrection', { id, text: '说好的是三盏', taken: true, reply: '改回来了' })
  await scene.at(until + 3 * DAY)
  await scene.advance()
  const reminders = await scene.stored<OutboxDocument>('outbox', {
    ...{ subjectId: meetingId, audience: 'committee', kind: 'minutesToCheck' },
  })
  expect(reminders).toHaveLength(2)
  await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 4 })
})

test('a draft that was made of a resolution and given up leaves the resolution free', async () => {
  const { meetingId, until } = await correcting()
  await scene.at(until)
  await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 2 })
  const toPost = { meetingId, key: 'a1-1', link: { as: 'disclosure', disclosureId: null } } as const
  const { id: first } = await scene.ok(chair, 'linkResolution', toPost)
  await scene.ok(secretary, 'dropDisclosure', { disclosureId: first ?? '' })
  await scene.ok(secretary, 'dropDisclosure', { disclosureId: first ?? '' })
  const { resolutions } = await scene.ok(rep(2), 'meeting', { meetingId })
  expect(resolutions.find(({ key }) => key === 'a1-1')?.link).toBeNull()
  const { id: second } = await scene.ok(secretary, 'linkResolution', toPost)
  expect(second).not.toBe(first)
  expect(await scene.stored('disclosures', { stage: 'draft' })).toMatchObject([{ _id: second }])

  // a motion that was only promised may become something else
  await scene.ok(chair, 'linkResolution', { meetingId, key: 'a2-1', link: { as: 'motion', motionId: null } })
  await scene.ok(chair, 'linkResolution', { meetingId, key: 'a2-1', link: { as: 'none' } })
})

test('called off meetings don’t hide the next one from the home screen', async () => {
  for (let i = 0; i < 5; i++) {
    const meetingId = await callBaba(scene, { startsAt: EVENING + i * MINUTE })
    await scene.ok(chair, 'cancelMeeting', { meetingId, reasons: '下大雨' })
  }
  const meetingId = await callBaba(scene, { startsAt: EVENING + DAY })
  const { meetings } = await scene.ok(rep(1), 'home', {})
  expect(meetings.map(({ id }) => id)).toContain(meetingId)
})
