import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { layOutPoster, palette, SHEET, type Mark } from '../../../../miniprogram/packages/committee/poster/layOutPoster'
import { showPosterPage } from '../../../../miniprogram/packages/committee/poster/view'
import { wrapLines } from '../../../../miniprogram/packages/committee/poster/wrapLines'
import { now } from '../answers'

/** Letters as wide as they are high, Latin ones and digits half of that. */
const measure = (text: string, size: number) =>
  [...text].reduce((width, letter) => width + (/[\u0020-\u007f]/.test(letter) ? size / 2 : size), 0)
const words = {
  courtyard: '南桥村 · 南桥院坝',
  heading: '安全提醒',
  seal: '安全',
  title: '周三上午停水',
  text: '11月25日 8:00 到 12:00 停水,请提前存好水。',
  foot: ['微信扫一扫,看全文', '不方便用手机的,请找院管委会', '2026年11月23日'],
}
const texts = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'text')

test('a canvas paints in the colours of the tokens', () => {
  const tokens = readFileSync(join(__dirname, '../../../../miniprogram/styles/tokens.wxss'), 'utf8')
  for (const [name, value] of Object.entries(palette)) expect(tokens).toContain(`--${name}: ${value};`)
})

test('the longest title and text fit above the foot, whatever is written', () => {
  const letter = fc.constantFrom(...'停水通知请大家存好水,。!11:30a \n')
  const said = (max: number) => fc.array(letter, { minLength: 1, maxLength: max }).map((letters) => letters.join(''))
  const oneBreak = (text: string) => text.replace(/\n/g, (found, at: number) => (at % 60 === 0 ? found : ''))
  fc.assert(
    fc.property(said(30), said(300), said(30), (title, text, courtyard) => {
      const marks = layOutPoster({ ...words, title, text: oneBreak(text), courtyard }, measure)
      const foot = marks.find((mark) => mark.kind === 'fill' && mark.colour === 'surface')
      const top = foot?.kind === 'fill' ? foot.box.y : 0
      for (const mark of texts(marks)) {
        expect(mark.x + measure(mark.text, mark.size)).toBeLessThanOrEqual(SHEET.width)
        if (mark.colour === 'ink' && mark.y < top) expect(mark.y + mark.size * 0.3).toBeLessThan(top)
        expect(mark.y).toBeLessThan(SHEET.height)
      }
      const written = texts(marks)
        .map((mark) => mark.text)
        .join('')
      for (const each of title + text) if (each.trim()) expect(written).toContain(each)
    }),
  )
})

test('a text of many short lines is cut above the foot and says so', () => {
  const marks = texts(layOutPoster({ ...words, text: '停\n'.repeat(140) }, measure))
  const last = marks.filter(({ text }) => text.startsWith('停')).pop()
  expect(last?.text).toBe('停……')
  expect(last?.y).toBeLessThan(1754 - 100 - 298)
})

test('a short notice is written large, a long one small', () => {
  const sizeOf = (text: string) =>
    texts(layOutPoster({ ...words, text }, measure)).find((mark) => text.startsWith(mark.text))?.size ?? 0
  expect(sizeOf('停水')).toBeGreaterThan(sizeOf('请大家提前存好水。'.repeat(33)))
})

test('a title leaves no character or two alone on its last line', () => {
  const lines = texts(layOutPoster({ ...words, title: '周三上午停水,请提前存水' }, measure)).filter(
    ({ strong, colour }) => strong && colour === 'ink',
  )
  expect(lines.map(({ text }) => text)).toEqual(['周三上午停水,请提前存水', '微信扫一扫,看全文'])
})

test('lines break between characters, never inside a number or before a full stop', () => {
  expect(wrapLines('请在11:30前存水。', 60, 10, false, measure)).toEqual(['请在11:30前', '存水。'])
  expect(wrapLines('停水停水。好', 40, 10, false, measure)).toEqual(['停水停', '水。好'])
  expect(wrapLines('1234567', 20, 10, false, measure)).toEqual(['1234', '567'])
  expect(wrapLines('一\n二', 40, 10, false, measure)).toEqual(['一', '二'])
})

test('what is wrapped loses nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'停水,。a1: ') }),
      fc.integer({ min: 20, max: 200 }),
      (text, width) => {
        const joined = wrapLines(text, width, 10, false, measure).join('')
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      },
    ),
  )
})

test('two text messages are told apart and copied one by one', () => {
  const answer = {
    courtyardName: '南桥院坝',
    poster: {
      heading: '安全提醒',
      seal: '安全',
      title: '停水',
      text: '请存水',
      at: now,
      qr: { page: '', scene: 's=x', base64: 'AAAA', type: 'png' as const },
    },
    loudspeaker: '各位乡亲,'.repeat(8),
    sms: ['【南桥院坝】周三停水', '请存好水'],
  }
  const view = showPosterPage(answer)
  expect(view.sms.map(({ action }) => action)).toEqual(['复制第 1 条', '复制第 2 条'])
  expect(view.words).toMatchObject({ courtyard: '南桥院坝', heading: '安全提醒', seal: '安全' })
  expect(view.code).toBe('data:image/png;base64,AAAA')
  expect(view.loudspeakerSecond).toBe('40 个字,念一遍大约 10 秒')
  expect(showPosterPage({ ...answer, sms: ['【南桥院坝】停水'] }).sms).toMatchObject([
    { title: '', action: '复制短信' },
  ])
})
