import fc from 'fast-check'
import { cleanText, cutText, flawIn, foldKey } from '../../../../cloudfunctions/shared/characters'

const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), hostile())

/** Texts made of what attacks are made of: the single signs are rare in texts made by chance. */
function hostile() {
  const signs =
    'N1 -\n\t\u200b\u200d\u2060\ufeff\u00ad\u034f\u061c\u115f\u17b4\u180e\u3164\uffa0\ufe0f\u202e\u2066\u0000\ud83d\udc69\u0301\u041d'
  return fc.array(fc.constantFrom(...signs, '\u{1f3f4}', '\u{e0067}', '\u{e007f}', '\u{1f469}', '\u{20000}')).map((some) => some.join('')) // prettier-ignore
}

test('cleaning and folding twice is cleaning and folding once', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
      expect(foldKey(foldKey(text))).toBe(foldKey(text))
      expect(foldKey(cleanText(text))).toBe(foldKey(text))
    }),
    { numRuns: 2000 },
  )
})

test('no text grows beyond what Unicode itself makes of a sign', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(cleanText(text).length).toBeLessThanOrEqual(3 * text.length)
      expect(foldKey(text).length).toBeLessThanOrEqual(18 * text.length)
    }),
  )
})

test('a clean text has no flaw, no control but line breaks, and no blanks at its ends', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const clean = cleanText(text)
      expect(flawIn(clean)).toBeNull()
      expect(clean).not.toMatch(/[^\P{Cc}\n]/u)
      expect(clean).toBe(clean.trim())
    }),
  )
})

test('a key holds nothing that is not seen, and a text of nothing else is no key', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(foldKey(text)).not.toMatch(/[\s\p{Cc}\p{DI}\p{Cs}]/u)
    }),
  )
  expect(foldKey('\u200b\u2060\u3164\ufeff \u00a0\u{e0041}')).toBe('')
})

test('signs that are seen by nobody make no second N1', () => {
  const unseen = ['\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u180b', '\u180e', '\u180f', '\u200b', '\u200d', '\u200f', '\u2060', '\u2064', '\u202a', '\u202c', '\u2066', '\u2069', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\u0000', '\u0007', '\u{e0041}', '\u{e0100}', '\ud800'] // prettier-ignore
  for (const sign of unseen) {
    expect(foldKey(`N${sign}1${sign}`)).toBe('N1')
    expect(cleanText(`N${sign}1${sign}`)).toBe('N1')
  }
})

test.each([
  ['letters of other scripts', 'N1', ['\u039d1', '\uff2e\uff11', '\u{1d40d}1', 'n1', '\uff4e1', '\ua4e01', '\u02741']],
  ['Cyrillic words', 'ABCEHKMOPTXY', ['\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0423']],
  [
    'blanks',
    '3\u7ec4',
    ['3 \u7ec4', '3\u3000\u7ec4', '3\u00a0\u7ec4', '3\u202f\u7ec4', '\uff13\u7ec4', '3\u2800\u7ec4'],
  ],
  ['dashes', '1-101', ['1\u2014101', '1\u2013101', '1\u2212101', '1\uff0d101', '1\u2010101', '1\u30fc101', '1\u2014\u2014101', '1\u2500101']], // prettier-ignore
  ['compatibility forms', '\u6797', ['\uf9f4']],
  ['radicals out of a PDF', '\u9a6c\u95e8', ['\u2ee2\u2ed4', '\u9a6c\u2ed4']],
  ['dots in names', '\u4e70\u4e70\u63d0\u00b7\u827e\u529b', ['\u4e70\u4e70\u63d0\u2022\u827e\u529b', '\u4e70\u4e70\u63d0\u30fb\u827e\u529b', '\u4e70\u4e70\u63d0\uff65\u827e\u529b', '\u4e70\u4e70\u63d0\u2027\u827e\u529b']], // prettier-ignore
])('%s that look alike are one key', (_kind, key, written) => {
  for (const text of written) expect(foldKey(text)).toBe(key)
})

test('what differs to the eye differs as a key', () => {
  const apart = ['1-101', '1101', '11-01', '01-101', '\u5f20\u4e09', '\u7ae0\u4e09', '\u4e00\u7ec4', '1\u7ec4', '\u{20000}', '\u{20001}', '\u00e9', 'e'] // prettier-ignore
  expect(new Set(apart.map(foldKey)).size).toBe(apart.length)
})

test('emoji, rare names, old letters and Chinese punctuation stay as they are', () => {
  const kept = [
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
    '\u2764\ufe0f',
    '\u{1f44d}\u{1f3fd}',
    '\u{1f469}\u{1f3fd}\u200d\u{1f33e}',
    '1\ufe0f\u20e3',
    '\u{1f3f3}\ufe0f\u200d\u{1f308}',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '\u{1f1e8}\u{1f1f3}',
    '\u738b\u{20bb7}',
    '\u845b\u{e0100}',
    '\u4e70\u4e70\u63d0\u00b7\u827e\u529b',
    '\u201c\u597d\u201d\uff0c\u300a\u9662\u89c4\u300b\u2014\u2014\u7b2c\u4e00\u6761\uff1a\u2026\u2026\uff01\uff08\u8bd5\u884c\uff09',
    '\u182a\u1822\u1834\u180e\u1820',
    '\u0f56\u0f7c\u0f51\u0f0b\u0f61\u0f72\u0f42',
    '\u96f6\u3000\u4e00\n\n\u4e8c',
  ]
  for (const text of kept) expect(cleanText(text)).toBe(text)
})

test('what only pads an emoji is no place to hide in', () => {
  expect(cleanText('\u{1f3f4}\u{e0073}\u{e0065}')).toBe('\u{1f3f4}')
  expect(cleanText('\u{1f600}\ufe0f\ufe0f\ufe0f\u200d\u200d')).toBe('\u{1f600}\ufe0f')
  expect(cleanText(`a${'\u0301'.repeat(5000)}b`).length).toBeLessThan(12)
})

test('signs that turn text around and halves of signs are named, what only marks a direction is not', () => {
  expect(['\u202e', '\u202b', '\u2067'].map((sign) => flawIn(`\u5357${sign}\u6865`))).toEqual([
    'turned',
    'turned',
    'turned',
  ])
  expect(['a\ud800', '\udc00a', '\ud800\ud800\udc00'].map(flawIn)).toEqual(['broken', 'broken', 'broken'])
  // a number copied out of a phone's contacts carries these around it
  expect(flawIn('\u202d13800000001\u202c')).toBeNull()
  expect(cleanText('\u202d13800000001\u202c')).toBe('13800000001')
  expect(flawIn('\u738b\u{20bb7}\u{1f600}')).toBeNull()
})

test('line breaks of every kind are one kind', () => {
  expect(cleanText('a\r\nb\rc\u2028d\u2029e\u0085f\vg')).toBe('a\nb\nc\nd\ne\nf\ng')
})

test('a cut never leaves half a sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, max) => {
      expect(cutText(text, max).length).toBeLessThanOrEqual(max)
      expect(flawIn(cutText(text, max))).toBeNull()
    }),
  )
})
