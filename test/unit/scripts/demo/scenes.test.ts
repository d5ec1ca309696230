import { china } from '../../../../scripts/demo/chinaTime'
import { holderOf, people } from '../../../../scripts/demo/people'
import { FIRST_SCENE, sceneOf, scenes, wayTo } from '../../../../scripts/demo/scenes'

test('every scene leads back to the beginning, and is listed after the one it goes on from', () => {
  for (const [place, { key, after }] of scenes.entries()) {
    const way = wayTo(key)
    expect(way[0]?.after).toBeNull()
    expect(way.at(-1)?.key).toBe(key)
    if (after !== null) expect(scenes.indexOf(sceneOf(after))).toBeLessThan(place)
  }
  expect(() => sceneOf('nowhere')).toThrow('nowhere')
})

test('a scene shows at most four phones, of people the desk knows, nobody twice', () => {
  const known = new Set<string>(Object.values(people).map(({ openid }) => openid))
  for (const { phones } of scenes) {
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.length).toBeLessThanOrEqual(4)
    expect(phones.filter((openid) => !known.has(openid))).toEqual([])
  }
  expect(sceneOf(FIRST_SCENE).phones[0]).toBe(people.liuXiuying.openid)
})

test('times of the story are China’s, and 24:00 is the end of that day', () => {
  expect(china('2026-12-05 24:00')).toBe(Date.parse('2026-12-05T16:00:00Z'))
  expect(() => china('some day')).toThrow(RangeError)
})

test('a household’s phone is held by its named person, else by its head', () => {
  expect(holderOf({ no: 'N025', headName: '刘丽娟' }).name).toBe('刘秀英')
  expect(holderOf({ no: 'N001', headName: '龙元清' })).toEqual({ openid: 'demo-n001', name: '龙元清' })
})
