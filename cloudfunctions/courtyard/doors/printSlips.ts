import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MemberCall } from '../../shared/call'
import type { CodeBatchDocument, CourtyardDocument, HouseholdDocument } from '../../shared/documents'
import { maskName } from '../domain/masking'
import { shownUntil } from '../domain/doors/slips'
import { codePicture } from '../roll/codePicture'
import { codeOf } from '../roll/codes'
import type { Slip } from './drawSlips'

/** A function answers with 6 MB at most; base64 makes a third more of it. */
const PICTURES_BYTES_MAX = 3_500_000
const AT_ONCE = 8
/** Beside the bundle, made by the build (fonts.json). */
const FONT = join(__dirname, 'slips.ttf')

type Batch = Pick<CodeBatchDocument, '_id' | 'kind' | 'group' | 'createdAt' | 'doors'>

/** The slips of a batch as a page shows them once, and as they are printed. Doors that aren't among the households are left out. */
export async function printSlips(
  call: MemberCall,
  courtyard: CourtyardDocument,
  batch: Batch,
  households: readonly HouseholdDocument[],
) {
  const { _id: batchId, kind, group, createdAt, doors } = batch
  const byId = new Map(households.map((household) => [household._id, household]))
  const shown = doors.flatMap(({ householdId, generation }, at) => {
    const household = byId.get(householdId)
    return household ? [{ household, code: codeOf(call.secret, householdId, generation), number: at + 1 }] : []
  })
  const pictures = await drawPictures(
    call,
    shown.map(({ code }) => code),
  )
  const slips: Slip[] = shown.map(({ household, code, number }, at) => ({
    ...{ code, number, of: doors.length, no: household.no },
    door: household.address || household.group,
    head: maskName(household.headName),
    picture: pictures[at] ?? null,
  }))
  const [font, { drawSlips }] = await Promise.all([readFile(FONT), import('./drawSlips')])
  const maker = call.member.name
  const pdf = await drawSlips(
    { courtyard: courtyard.name, group, maker, at: createdAt, signed: kind === 'group' },
    slips,
    font,
  )
  const what = kind === 'single' ? (slips[0]?.no ?? '') : group
  return {
    batchId,
    fileName: `${courtyard.name}-${what}-加入单.pdf`.replace(/[\\/:*?"<>|\s]+/g, ' '),
    base64: pdf.toString('base64'),
    slips: shown.map(({ household, code }) => ({ householdId: household._id, no: household.no, code })),
    until: shownUntil(createdAt),
  }
}

/** In the order of the codes; none at all when they are too heavy: the digits are on every slip. */
async function drawPictures(call: MemberCall, codes: readonly string[]): Promise<readonly Buffer[]> {
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
