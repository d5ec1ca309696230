import fc from 'fast-check'
import { loudspeakerText, smsTexts } from '../../../../../cloudfunctions/notifications/domain/noticeTexts'

const water = {
  courtyardName: '南桥院坝',
  title: '停水检修',
  text: '11月28日 8:30 到 17:00 停水,请提前接水。\n有急事打 028-87123456。',
}

test('the loudspeaker says who speaks, what it is and asks to pass it on', () => {
  expect(loudspeakerText(water, 2026)).toBe(
    '各位邻居,南桥院坝通知:停水检修。十一月二十八号早上八点半到下午五点停水,请提前接水。有急事打零二八八七幺二三四五六。请互相转告。',
  )
})

test('what is too long for the loudspeaker ends with a sentence', () => {
  const said = loudspeakerText({ ...water, text: '请提前接水,用完关好龙头。'.repeat(20) }, 2026)
  expect(said.length).toBeLessThanOrEqual(150)
  expect(said).toMatch(/用完关好龙头。请互相转告。$/)
})

test('a short message is one, with the courtyard in front', () => {
  expect(smsTexts({ ...water, text: '明天停水。' })).toEqual(['【南桥院坝】停水检修。明天停水。'])
})

test('a longer one goes on in the second part, where the first has stopped', () => {
  const parts = smsTexts(water)
  const long = smsTexts({ ...water, text: '请提前接水,用完关好龙头。'.repeat(6) })
  expect(parts).toHaveLength(1)
  expect(long).toHaveLength(2)
  expect(long.map((part) => part.replace(/^【南桥院坝】\(\d\/2\)/, '')).join('')).toBe(
    `停水检修。${'请提前接水,用完关好龙头。'.repeat(6)}`,
  )
})

/** Half a character beyond the first plane. */
const HALF = /\p{Surrogate}/u
const anyText = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.string({ unit: fc.constantFrom('水', '。', ',', '9', '\n', ' ', '😀', '2026年11月28日'), maxLength }),
  )

test('limits hold for any text, and no character is cut in half', () => {
  fc.assert(
    fc.property(anyText(60), anyText(80), anyText(400), (courtyardName, title, text) => {
      const told = { courtyardName, title, text }
      const wellFormed = [courtyardName, title, text].every((one) => !HALF.test(one))
      const said = loudspeakerText(told, 2026)
      const parts = smsTexts(told)
      expect(said.length).toBeLessThanOrEqual(150)
      expect(said).not.toMatch(/\d/)
      expect(parts.length).toBeLessThanOrEqual(2)
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(70)
        expect(part).toMatch(/^【[^】]+】/)
      }
      if (wellFormed) for (const one of [said, ...parts]) expect(one).not.toMatch(HALF)
    }),
    { numRuns: 1000 },
  )
})
