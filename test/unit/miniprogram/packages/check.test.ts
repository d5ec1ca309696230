import * as areas from '../../../../cloudfunctions/votes/domain/record/areaCommitment'
import { buildRecord } from '../../../../cloudfunctions/votes/domain/record/buildRecord'
import { showCheck } from '../../../../miniprogram/packages/votes/check/checkView'
import { recountHere } from '../../../../miniprogram/packages/votes/check/recountHere'
import { countedVote } from '../../cloudfunctions/votes/aMotion'

const cast = ['yes', 'yes', 'no', 'yes', undefined, 'abstain'] as const
const vote = countedVote('courtyardOrdinary', cast)
const text = buildRecord(vote)
const openingOf = (i: number) => {
  const elector = vote.electors[i]
  if (!elector) throw new Error('no such household')
  const { no: householdNo, adults, areaDm2, householdId } = elector
  const receipt = vote.ballots.find((ballot) => ballot.householdId === householdId)?.receipt ?? ''
  const channel = receipt === '' ? null : ('wechat' as const)
  return { label: `${householdNo}号`, householdNo, adults, areaDm2, salt: vote.saltOf(householdId), receipt, channel }
}

test('the phone counts the whole record again, and finds the own household and ballot in it', async () => {
  const checked = await recountHere(text, [openingOf(2)])
  expect(checked.verdict).toBe('matches')
  expect(checked.own).toEqual([expect.objectContaining({ inElectorate: true, choice: 'no', place: 3 })])
  const view = showCheck({ ...checked, fileName: 'record.json', json: text })
  expect(view.title).toBe('对得上 ✓')
  expect(view.own[0]?.second).toContain('第 3 张,记的是“反对”')
})

test('a household that did not vote is in the electorate and has no ballot to look for', async () => {
  const checked = await recountHere(text, [openingOf(4)])
  expect(showCheck({ ...checked, fileName: '', json: text }).own).toEqual([
    expect.objectContaining({ ok: true, second: '你家这次没有投票' }),
  ])
})

test('who didn’t cast is told that the household did, and looks for no ballot', async () => {
  const second = async (channel: 'wechat' | 'paper') => {
    const { own } = await recountHere(text, [{ ...openingOf(2), receipt: '', channel }])
    expect(own[0]).toMatchObject({ inElectorate: true, place: null, choice: null })
    return showCheck({ verdict: 'matches', checks: [], own, fileName: '', json: text }).own[0]
  }
  expect(await second('wechat')).toMatchObject({
    ok: true,
    second: expect.stringContaining('只有投票的人看得到') as string,
  })
  expect(await second('paper')).toMatchObject({ ok: true, second: '已经投过了，用的是纸票' })
})

test('a ballot that was changed is found and said in plain words', async () => {
  const checked = await recountHere(text.replace('"choice":"no"', '"choice":"yes"'), [openingOf(2)])
  const view = showCheck({ ...checked, fileName: '', json: text })
  expect(view.verdict).toBe('differs')
  const wrong = view.checks.filter(({ note }) => note === '对不上')
  expect(wrong.map(({ title }) => title)).toContain('计票')
  for (const { second } of wrong) expect(second).not.toBe('')
})

test('somebody else’s salt does not put a household into the electorate', async () => {
  const { own } = await recountHere(text, [{ ...openingOf(2), salt: vote.saltOf('somebody else') }])
  expect(own[0]?.inElectorate).toBe(false)
})

describe('a vote counted by area', () => {
  const byArea = countedVote('ownersOrdinary', ['yes', 'no', 'yes'], areas, (i) => 10_000 + i)
  const record = buildRecord(byArea)

  test('is counted again in full, the sealed areas too', async () => {
    expect((await recountHere(record, [])).verdict).toBe('matches')
  })
  test('on a phone without big integers the rest is counted and the page says what is not', async () => {
    const { BigInt: bigInt } = globalThis
    Object.assign(globalThis, { BigInt: undefined })
    try {
      const checked = await recountHere(record, [])
      expect(checked.verdict).toBe('partly')
      const view = showCheck({ ...checked, fileName: '', json: record })
      expect(view.checks.filter(({ note }) => note === '没数').map(({ title }) => title)).toEqual(['面积'])
    } finally {
      Object.assign(globalThis, { BigInt: bigInt })
    }
  })
})
