import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { topicOf } from './domain/topics'
import { noticeToEverybody } from './noticeToEverybody'
import { readPosterFacts } from './readPosterFacts'
import type { NotificationsUseCase } from './useCase'

/** Beside the bundle, made by the build (fonts.json). */
const FONT = join(__dirname, 'poster.ttf')

/** The poster of a notice, to print. */
export const poster: NotificationsUseCase<'poster'> = async (call, { eventId, size }) => {
  const row = await noticeToEverybody(call, eventId)
  const [facts, font, { drawPoster }] = await Promise.all([
    readPosterFacts(call, row),
    readFile(FONT),
    import('./drawPoster'),
  ])
  const { title, text, createdAt } = row
  const pdf = await drawPoster({ ...facts, topic: topicOf(row.kind), title, text, at: createdAt }, size, font, call.now)
  return { fileName: `${fileTitle(title)}-${size.toUpperCase()}.pdf`, base64: pdf.toString('base64') }
}

/** Without what a file's name can't hold. */
const fileTitle = (title: string) => title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim() || '海报'
