import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib'
import type { BoardRoll } from '../courtyard/forDelivery'
import { dayOnPaper } from '../shared/dates'

/** A4 in points. */
const [WIDTH, HEIGHT] = [595.28, 841.89]
const MARGIN = 42
const HEAD = 104
const LINE = 20
const FOOT = 60
const ROWS = Math.floor((HEIGHT - HEAD - FOOT - LINE) / LINE)

const INK = rgb(0x1e / 255, 0x25 / 255, 0x28 / 255)
const INK_2 = rgb(0x56 / 255, 0x60 / 255, 0x66 / 255)
const RULE = rgb(0xd8 / 255, 0xd2 / 255, 0xc8 / 255)

const COLUMNS = [
  { title: '户号', left: 0, width: 88 },
  { title: '门牌', left: 92, width: 168 },
  { title: '户主', left: 264, width: 64 },
  { title: '怎么投票', left: 332, width: 110 },
  { title: '认过门', left: 446, width: 62 },
] as const

const votes = { phone: '手机', paper: '纸票', notYet: '还没加入' } as const

/** As many sheets as the group needs, each with its head and its number. `now`: the date on it. */
export async function drawBoardRoll(
  { courtyardName, group, doors, counts }: BoardRoll & { readonly courtyardName: string },
  fontBytes: Buffer,
  now: number,
): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const font = await document.embedFont(fontBytes, { subset: true })
  const known = new Set(font.getCharacterSet())
  document.setTitle(`${courtyardName} ${group} 户册`)
  document.setCreationDate(new Date(now))
  document.setModificationDate(new Date(now))
  const sheets = Math.ceil(doors.length / ROWS)
  for (let sheet = 0; sheet < sheets; sheet++) {
    const page = new Table(document.addPage([WIDTH, HEIGHT]), font, known)
    page.write(`${courtyardName} · ${group}的户册`, MARGIN, 54, 22, INK, WIDTH - 2 * MARGIN)
    page.write(`${dayOnPaper(now)} · 共 ${counts.households} 户：手机 ${counts.phone}，纸票 ${counts.paper}，还没加入 ${counts.notYet}，认过门 ${counts.recognised}`, MARGIN, 78, 11, INK_2, WIDTH - 2 * MARGIN) // prettier-ignore
    page.row(
      COLUMNS.map(({ title }) => title),
      HEAD,
      INK_2,
    )
    doors.slice(sheet * ROWS, (sheet + 1) * ROWS).forEach((door, at) => {
      const how =
        door.votes === 'phone' && door.since !== null ? `手机，${dayOnPaper(door.since)}起` : votes[door.votes]
      const cells = [door.no, door.address, door.headName, how, door.recognised ? '认过门' : '']
      page.row(cells, HEAD + (at + 1) * LINE, INK)
    })
    const foot = '看到没有的户、不是这家的户，请告诉院管委会，或者在手机上“我的”里点开“院里的户册”。'
    page.write(foot, MARGIN, HEIGHT - 38, 11, INK_2, WIDTH - 2 * MARGIN)
    page.write(`第 ${sheet + 1} 张，共 ${sheets} 张`, MARGIN, HEIGHT - 20, 11, INK_2, WIDTH - 2 * MARGIN)
  }
  return Buffer.from(await document.save())
}

/** Measured from the upper left corner. */
class Table {
  constructor(
    private readonly page: PDFPage,
    private readonly font: PDFFont,
    private readonly known: ReadonlySet<number>,
  ) {}

  row(cells: readonly string[], baseline: number, color: typeof INK): void {
    for (const [at, { left, width }] of COLUMNS.entries()) {
      this.write(cells[at] ?? '', MARGIN + left, baseline, 11, color, width)
    }
    const y = HEIGHT - baseline - 6
    this.page.drawLine({ start: { x: MARGIN, y }, end: { x: WIDTH - MARGIN, y }, thickness: 0.5, color: RULE })
  }

  /** What has no room is made smaller, as on the poster; characters that the font can't draw are left out. */
  write(text: string, left: number, baseline: number, size: number, color: typeof INK, room: number): void {
    const shown = [...text].filter((one) => this.known.has(one.codePointAt(0) ?? 0)).join('')
    const width = this.font.widthOfTextAtSize(shown, size)
    const fitting = width > room ? (size * room) / width : size
    this.page.drawText(shown, { x: left, y: HEIGHT - baseline, size: fitting, font: this.font, color })
  }
}
