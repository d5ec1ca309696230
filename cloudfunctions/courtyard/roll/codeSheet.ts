import type { MemberCall } from '../../shared/call'
import type { HouseholdDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { readRoll } from '../../shared/readRoll'
import { printed } from '../domain/householdCode'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { codePicture } from './codePicture'
import { codeOfHousehold } from './codes'
import { groupNames } from './groupNames'

/** A function answers with 6 MB at most; base64 makes a third more of it. */
const PICTURES_BYTES_MAX = 3_500_000
const PICTURES_MAX = 120
const AT_ONCE = 8
const PICTURE_PIXELS = 96
const TITLES = ['小组', '户号', '门牌', '户代表', '户码', '扫码加入']

/** A spreadsheet to print and cut: one row a household, with the picture to scan while they fit into one answer. */
export const codeSheet: CourtyardUseCase<'codeSheet'> = async (call, { group: wanted }) => {
  const [courtyard, all] = await Promise.all([ownCourtyard(call), readRoll(call.database, call.member.courtyardId)])
  const group = groupNames(all).includes(wanted) ? wanted : (groupNames(all)[0] ?? '')
  const households = all.filter((household) => household.group === group)
  if (households.length === 0) throw new Refusal('NO_ROLL')
  const rows = households.map((household) => ({ household, code: codeOfHousehold(call.secret, household) }))
  const pictures = await drawPictures(
    call,
    rows.map(({ code }) => code),
  )
  const bytes = await writeSheet(rows, pictures)
  return { fileName: `${courtyard.name}-${group}-户码.xlsx`, base64: bytes.toString('base64') }
}

/** In the order of the codes; none at all when they are too many or too heavy. */
async function drawPictures(call: MemberCall, codes: readonly string[]): Promise<readonly Buffer[]> {
  if (codes.length > PICTURES_MAX) return []
  const pictures: Buffer[] = []
  let bytes = 0
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    const drawn = await Promise.all(codes.slice(at, at + AT_ONCE).map((code) => codePicture(call, code)))
    pictures.push(...drawn)
    bytes += drawn.reduce((sum, picture) => sum + picture.length, 0)
    if (bytes > PICTURES_BYTES_MAX) return []
  }
  return pictures
}

async function writeSheet(
  rows: readonly { readonly household: HouseholdDocument; readonly code: string }[],
  pictures: readonly Buffer[],
): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const drawn = pictures.length > 0
  const columns = drawn ? TITLES : TITLES.slice(0, -1)
  // text, never a formula, whatever the roll holds
  const cell = (value: string) => ({ value, type: String, alignVertical: 'center' as const, wrap: true })
  const header = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const lines = rows.map(({ household: { group, no, address, headName }, code }) =>
    [group, no, address, headName, printed(code)].map((value, at) => ({
      ...cell(value),
      ...(drawn && at === 0 ? { height: 80 } : {}),
    })),
  )
  return writeXlsxFile([header, ...lines], {
    sheet: '户码',
    columns: [10, 12, 26, 14, 18, 16].slice(0, columns.length).map((width) => ({ width })),
    images: pictures.map((content, index) => ({
      content,
      contentType: content[0] === 0xff ? 'image/jpeg' : 'image/png',
      width: PICTURE_PIXELS,
      height: PICTURE_PIXELS,
      dpi: 96,
      anchor: { row: index + 2, column: TITLES.length },
      title: rows[index]?.code ?? '',
    })),
  }).toBuffer()
}
