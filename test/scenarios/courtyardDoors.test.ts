import type { CourtyardContract, CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import { asText, foundCourtyard, importFile, joinHousehold, startScene, type Scene } from '../support/courtyardScene'

let scene: Scene
const roll = asText('户号,小组,户代表\nN1,1组,刘秀英\nN2,1组,张建国')
const ids = { courtyard: '', household: '', other: '', member: '', version: '', request: '', batch: '' }

beforeAll(async () => {
  scene = await startScene()
  ids.courtyard = await foundCourtyard(scene, '赵主任')
  await importFile(scene, '赵主任', roll)
  await joinHousehold(scene, '赵主任', '刘秀英', 'N1')
  await scene.ok('问路人', 'askToJoin', { courtyardId: ids.courtyard, name: '问路人', claim: '张建国家' })
  const { households } = await scene.ok('赵主任', 'roll', { group: '' })
  ids.household = households[0]?.id ?? ''
  ids.other = households[1]?.id ?? ''
  ids.batch = (await scene.ok('赵主任', 'codeSlips', { group: '' })).batches[0]?.id ?? ''
  const { people } = await scene.ok('赵主任', 'people', {})
  ids.member = people.find(({ name }) => name === '刘秀英')?.id ?? ''
  ids.request = (await scene.ok('赵主任', 'joinRequests', {})).requests[0]?.id ?? ''
  const draft = { versionId: null, title: '院规', text: '一、讲卫生', revision: 0 }
  ids.version = (await scene.ok('赵主任', 'saveDraft', draft)).versionId
  await scene.ok('赵主任', 'openConsultation', { versionId: ids.version, revision: 1 })
  await foundCourtyard(scene, '外主任')
  await importFile(scene, '外主任', roll)
  await joinHousehold(scene, '外主任', '外代表', 'N1')
})
afterAll(() => scene.cloud.stop())

type Door = { [P in keyof CourtyardContract]: readonly [P, () => CourtyardInput<P>] }[keyof CourtyardContract]
const versionId = () => ({ versionId: ids.version })
const doors: readonly Door[] = [
  ['decideJoinRequest', () => ({ id: ids.request, householdId: ids.other })],
  ['setRoles', () => ({ memberId: ids.member, roles: ['committee' as const] })],
  ['setRepresentative', () => ({ householdId: ids.household, memberId: ids.member })],
  [
    'splitHousehold',
    () => ({
      ...{ householdId: ids.household, newNo: 'N9', newHeadName: '外人' },
      ...{ adultsMoved: 1, residentsMoved: 0, areaDm2Moved: 0 },
    }),
  ],
  ['mergeHouseholds', () => ({ into: ids.household, from: ids.other })],
  ['reprintSlip', () => ({ householdId: ids.other })],
  ['showSlips', () => ({ batchId: ids.batch })],
  ['recordSlipsSigned', () => ({ batchId: ids.batch, photoFileId: 'cloud://x', householdIds: [ids.household] })],
  ['answerRelative', () => ({ id: ids.request, accept: true })],
  ['ruleVersion', versionId],
  ['ruleDifference', () => ({ from: ids.version, to: ids.version })],
  ['saveDraft', () => ({ ...versionId(), title: '院规', text: '一、归我', revision: 1 })],
  ['draft', versionId],
  ['openConsultation', () => ({ ...versionId(), revision: 1 })],
  ['giveOpinion', () => ({ ...versionId(), article: 1, stance: 'agree' as const, text: '' })],
  ['opinions', versionId],
  ['sealDraft', () => ({ ...versionId(), revision: 1 })],
  ['dropDraft', versionId],
]

test.each(doors)('%s: another courtyard’s committee finds nothing there and changes nothing', async (name, input) => {
  const before = await scene.cloud.fingerprint()
  expect((await scene.refused('外主任', name, input() as never)).code).toBe('NOT_FOUND')
  expect(await scene.cloud.fingerprint()).toBe(before)
})

test('naming the other courtyard in the call gives no way in', async () => {
  const refusal = await scene.refused('外主任', 'roll', { group: '' }, { courtyardId: ids.courtyard })
  expect(refusal.code).toBe('NOT_A_MEMBER')
  expect((await scene.ok('外主任', 'roll', { group: '' })).households).toHaveLength(2)
})

test('a merge can’t take in another courtyard’s household, nor a hand-over reach its members', async () => {
  const { households } = await scene.ok('外主任', 'roll', { group: '' })
  const into = households[0]?.id ?? ''
  expect((await scene.refused('外主任', 'mergeHouseholds', { into, from: ids.household })).code).toBe('NOT_FOUND')
  expect((await scene.refused('外代表', 'handOverRepresentation', { to: ids.member })).code).toBe('NOT_FOUND')
  const named = { householdId: into, memberId: ids.member }
  expect((await scene.refused('外主任', 'setRepresentative', named)).code).toBe('NOT_FOUND')
})
