import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBoardRoll } from '../courtyard/forDelivery'
import { Refusal } from '../shared/refusal'
import { dayOnPaper } from '../shared/dates'
import type { NotificationsUseCase } from './useCase'

/** Beside the bundle, made by the build (fonts.json). */
const FONT = join(__dirname, 'poster.ttf')

/** The posted roll of one group, to print and hang. */
export const boardRoll: NotificationsUseCase<'boardRoll'> = async ({ database, member, now }, { group }) => {
  const [courtyard, board, font, { drawBoardRoll }] = await Promise.all([
    database.collection('courtyards').get(member.courtyardId),
    readBoardRoll(database, member.courtyardId, group),
    readFile(FONT),
    import('./drawBoardRoll'),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (!board) throw new Refusal('NO_ROLL')
  const pdf = await drawBoardRoll({ ...board, courtyardName: courtyard.name }, font, now)
  return {
    fileName: `户册-${board.group.replace(/[\\/:*?"<>|\s]+/g, ' ')}-${dayOnPaper(now)}.pdf`,
    base64: pdf.toString('base64'),
  }
}
