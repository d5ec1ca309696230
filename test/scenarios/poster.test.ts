import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fontkit, { type Font } from '@pdf-lib/fontkit'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { notices } from '../support/noticesScene'
import { chair, OPENS, rep, startVotesScene, type VotesScene } from '../support/votesScene'

jest.setTimeout(120_000)

let scene: VotesScene
let people: ReturnType<typeof notices>
let eventId: string

const water = {
  topic: 'safety',
  title: '明天停水检修,请各户提前接水',
  text: '11月28日 8:30 到 17:00 停水。\n家里有老人的,请邻居帮忙看一下 😀。有急事找陈喆。',
} as const

beforeAll(async () => {
  scene = await startVotesScene({ households: 4 })
  people = notices(scene)
  await scene.at(OPENS)
  eventId = (await people.ok(chair, 'sendNotice', water)).eventId
})
afterAll(() => scene.cloud.stop())

const decoded = (stream: PDFRawStream) => Buffer.from(decodePDFRawStream(stream).decode())
const openFont = (bytes: Buffer): Font => fontkit.create(bytes)

/** The embedded TrueType font, and which character each of its glyphs stands for. */
function embeddedFont(pdf: PDFDocument) {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  const entries = objects.flatMap((object) => (object instanceof PDFDict ? [object] : []))
  const streamAt = (key: string) => {
    const found = entries.map((dict) => dict.lookup(PDFName.of(key))).filter((one) => one instanceof PDFRawStream)
    expect(found).toHaveLength(1)
    return decoded(found[0] as PDFRawStream)
  }
  const characters = [
    ...streamAt('ToUnicode')
      .toString('latin1')
      .matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})>/g),
  ]
  return {
    font: openFont(streamAt('FontFile2')),
    characters: characters.map(([, glyph = '', unicode = '']) => [parseInt(glyph, 16), parseInt(unicode, 16)] as const),
  }
}

test.each([
  ['a4', 595.28, 841.89],
  ['a3', 841.89, 1190.55],
] as const)('an %s poster is one sheet of that size with the code and its own fonts', async (size, width, height) => {
  const { fileName, base64 } = await people.ok(chair, 'poster', { eventId, size })
  expect(fileName).toBe(`明天停水检修,请各户提前接水-${size.toUpperCase()}.pdf`)
  const bytes = Buffer.from(base64, 'base64')
  expect(bytes.length).toBeLessThan(200_000)
  const pdf = await PDFDocument.load(bytes)
  expect(pdf.getPages().map((page) => page.getSize())).toEqual([{ width, height }])
  const streams = pdf.context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFRawStream)
  const images = streams.filter(([, object]) => String((object as PDFRawStream).dict).includes('/Subtype /Image'))
  expect(images.length).toBeGreaterThan(0)
})

test('every character on it is drawn as the font draws it', async () => {
  const { base64 } = await people.ok(chair, 'poster', { eventId, size: 'a4' })
  const { font, characters } = embeddedFont(await PDFDocument.load(Buffer.from(base64, 'base64')))
  const shipped = openFont(readFileSync(join(__dirname, '../../dist/cloudfunctions/notifications/poster.ttf')))
  const shown = new Set(characters.map(([, unicode]) => String.fromCharCode(unicode)))
  for (const character of `${water.title}11月28日8:30停水。家里有老人的陈喆南桥院坝`)
    expect([...shown]).toContain(character)
  for (const [glyph, unicode] of characters) {
    const outline = shipped.glyphForCodePoint(unicode).path.toSVG()
    const character = String.fromCharCode(unicode)
    expect([character, font.getGlyph(glyph).path.toSVG()]).toEqual([character, outline])
  }
})

test('the same notice in words, for the wall, the loudspeaker and SMS', async () => {
  const texts = await people.ok(chair, 'noticeTexts', { eventId })
  expect(texts.poster).toMatchObject({ heading: '安全提醒', seal: '安全' })
  const scene32 = texts.poster.qr.scene
  expect(scene32).toBe(`s=${eventId.split(':')[1] ?? ''}`)
  expect(texts.poster.qr.page).toBe('packages/mine/notice/notice')
  expect(Buffer.from(texts.poster.qr.base64, 'base64').subarray(1, 4).toString()).toBe('PNG')
  expect(texts.loudspeaker).toBe(
    '各位邻居,南桥院坝通知:明天停水检修,请各户提前接水。十一月二十八号早上八点半到下午五点停水。家里有老人的,请邻居帮忙看一下。有急事找陈喆。请互相转告。',
  )
  expect(texts.sms.join('')).toContain('【南桥院坝】')
  // whoever scans the code gets to the notice
  expect(await people.ok(rep(1), 'notice', { id: scene32.slice(2) })).toMatchObject({ id: eventId })
})

test('the posted roll of a group is a list to hang, in its own fonts, and names nobody in full', async () => {
  const { fileName, base64 } = await people.ok(chair, 'boardRoll', { group: '' })
  expect(fileName).toMatch(/^户册-1组-2026年6月\d+日\.pdf$/)
  const pdf = await PDFDocument.load(Buffer.from(base64, 'base64'))
  expect(pdf.getPages()).toHaveLength(1)
  const written = embeddedFont(pdf).characters.map(([, code]) => String.fromCodePoint(code))
  for (const one of '户册手机起共张*') expect(written).toContain(one)
  expect(await people.refused(rep(1), 'boardRoll', { group: '' })).toBe('FORBIDDEN')
})
