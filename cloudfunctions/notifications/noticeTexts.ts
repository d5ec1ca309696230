import { loudspeakerText, smsTexts } from './domain/noticeTexts'
import { posterCode } from './domain/pages'
import { yearOf } from './domain/timeField'
import { posterHeadings } from './domain/posterHeadings'
import { topicOf } from './domain/topics'
import { noticeToEverybody } from './noticeToEverybody'
import { readPosterFacts } from './readPosterFacts'
import type { NotificationsUseCase } from './useCase'

/** A notice for those without a phone: for the wall, the loudspeaker and SMS. */
export const noticeTexts: NotificationsUseCase<'noticeTexts'> = async (call, { eventId }) => {
  const row = await noticeToEverybody(call, eventId)
  const { courtyardName, code } = await readPosterFacts(call, row)
  const told = { courtyardName, title: row.title, text: row.text }
  return {
    courtyardName,
    poster: {
      ...posterHeadings[topicOf(row.kind)],
      title: row.title,
      text: row.text,
      at: row.createdAt,
      qr: { ...posterCode(row.subjectId), base64: code.bytes.toString('base64'), type: code.type },
    },
    loudspeaker: loudspeakerText(told, yearOf(call.now)),
    sms: smsTexts(told),
  }
}
