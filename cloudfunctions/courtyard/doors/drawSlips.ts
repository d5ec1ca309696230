import { rgb, type PDFDocument, type PDFFont } from 'pdf-lib'
import { dayOnPaper } from '../../shared/dates'
import { embedPicture, newPdf, PdfSheet } from '../../shared/pdfSheet'
import { printed } from '../domain/householdCode'

export interface Slip {
  readonly code: string
  /** Its number in the batch, and how many that has. */
  readonly number: number
  readonly of: number
  /** 户号 */
  readonly no: string
  readonly door: string
  /** Masked. */
  readonly head: string
  readonly picture: Buffer | null
}

export interface SlipsHead {
  readonly courtyard: string
  readonly group: string
  readonly maker: string
  readonly at: number
  /** Whether a list to sign goes with them. */
  readonly signed: boolean
}

const A4 = [595.28, 841.89] as const
const [WIDTH, HEIGHT] = A4
const MARGIN = 42
const A_PAGE = 5
const SLIP = HEIGHT / A_PAGE
const PICTURE = 112
const ROWS = 24
const ROW = 28
const INK = rgb(0x1e / 255, 0x25 / 255, 0x28 / 255)
const INK_2 = rgb(0x56 / 255, 0x60 / 255, 0x66 / 255)
const LINE = rgb(0x8a / 255, 0x92 / 255, 0x96 / 255)

/** A4: slips to cut apart, five a page, and at the end the list on which each household signs for its own. */
export async function drawSlips(head: SlipsHead, slips: readonly Slip[], font: Buffer): Promise<Buffer> {
  const { document, face } = await newPdf(`${head.courtyard} ${head.group} 加入单`, font, head.at)
  for (let at = 0; at < slips.length; at += A_PAGE) {
    const sheet = new PdfSheet(document.addPage([...A4]), face)
    for (const [place, slip] of slips.slice(at, at + A_PAGE).entries()) {
      await drawSlip(document, sheet, head, slip, place * SLIP)
    }
  }
  if (head.signed) drawList(document, face, head, slips)
  return Buffer.from(await document.save())
}

async function drawSlip(
  document: PDFDocument,
  sheet: PdfSheet,
  head: SlipsHead,
  slip: Slip,
  top: number,
): Promise<void> {
  const room = WIDTH - 2 * MARGIN - (slip.picture ? PICTURE + 24 : 0)
  const put = (text: string, baseline: number, size: number, color = INK) => {
    const known = sheet.known(text)
    sheet.write(known, MARGIN, top + baseline, sheet.fitted(known, size, room), color)
  }
  put(`${head.courtyard} · 户号 ${slip.no} · 第 ${slip.number} 张，共 ${slip.of} 张`, 32, 11, INK_2)
  put(`${slip.door} · 户主 ${slip.head}`, 56, 16)
  put(printed(slip.code), 92, 30)
  put('微信扫右边的码，或在“院坝”小程序里输这 12 个数字，就认得你家了。', 120, 11)
  put('只能用一次，请收好。家里别的人要加入，由先加入的人点一下同意。', 138, 11)
  if (slip.picture) {
    const image = await embedPicture(document, slip.picture)
    sheet.page.drawImage(image, sheet.box(WIDTH - MARGIN - PICTURE, top + (SLIP - PICTURE) / 2, PICTURE, PICTURE))
  }
  if (top > 0) sheet.line([0, top], [WIDTH, top], LINE, true)
  // the last of a page that isn't full has a lower edge too
  if (slip.number === slip.of && top + SLIP < HEIGHT) sheet.line([0, top + SLIP], [WIDTH, top + SLIP], LINE, true)
}

const COLUMNS = [
  { title: '张', width: 34 },
  { title: '户号', width: 76 },
  { title: '门牌', width: 150 },
  { title: '户主', width: 64 },
  { title: '签名', width: 105 },
  { title: '日期', width: 82 },
] as const

function drawList(document: PDFDocument, face: PDFFont, head: SlipsHead, slips: readonly Slip[]): void {
  for (let at = 0; at < slips.length; at += ROWS) {
    const sheet = new PdfSheet(document.addPage([...A4]), face)
    const title = sheet.known(`签收表 · ${head.courtyard} ${head.group}`)
    sheet.write(title, MARGIN, 58, sheet.fitted(title, 20, WIDTH - 2 * MARGIN), INK)
    const made = sheet.known(`${head.maker} ${dayOnPaper(head.at)} 做的单子，共 ${slips[0]?.of ?? 0} 张`)
    sheet.write(made, MARGIN, 80, sheet.fitted(made, 11, WIDTH - 2 * MARGIN), INK_2)
    const how = '请和做单子的人不是一家的院管委会成员去送，本人签名；签完拍一张照片，在“加入单”里交上去。'
    sheet.write(how, MARGIN, 98, sheet.fitted(how, 11, WIDTH - 2 * MARGIN), INK_2)
    const rows = slips.slice(at, at + ROWS)
    drawRow(
      sheet,
      112,
      COLUMNS.map(({ title: column }) => column),
      INK_2,
    )
    for (const [place, { number, no, door, head: name }] of rows.entries()) {
      drawRow(sheet, 112 + (place + 1) * ROW, [String(number), no, door, name, '', ''], INK)
    }
    drawGrid(sheet, rows.length + 1)
  }
}

function drawRow(sheet: PdfSheet, top: number, cells: readonly string[], color: typeof INK): void {
  let left = MARGIN
  for (const [at, { width }] of COLUMNS.entries()) {
    const text = sheet.known(cells[at] ?? '')
    if (text !== '') sheet.write(text, left + 5, top + 19, sheet.fitted(text, 12, width - 10), color)
    left += width
  }
}

function drawGrid(sheet: PdfSheet, rows: number): void {
  const right = MARGIN + COLUMNS.reduce((sum, { width }) => sum + width, 0)
  const bottom = 112 + rows * ROW
  for (let row = 0; row <= rows; row++) sheet.line([MARGIN, 112 + row * ROW], [right, 112 + row * ROW], LINE)
  let left = MARGIN
  for (const { width } of [...COLUMNS, { width: 0 }]) {
    sheet.line([left, 112], [left, bottom], LINE)
    left += width
  }
}
