import type { MeetingDocument } from '../../../shared/documents'
import { sayInstant } from '../../../shared/dates'
import type { Words } from '../../../engines/raised/tells'

type Meeting = Pick<MeetingDocument, 'title' | 'correctionUntil'>

export const askedWords = ({ title, correctionUntil }: Meeting): Words<'correction', 'raised'> => ({
  committee: {
    title: `有户要求更正会议记录：${title}`,
    text: `请看看是不是记错了，回一句话。收更正到 ${sayInstant(correctionUntil ?? 0)} 为止，都回了话才能定稿。`,
    ...(correctionUntil === null ? {} : { happensAt: correctionUntil }),
  },
})

export const settledWords = (
  { title }: Meeting,
  taken: boolean,
): Words<'correction', 'upheld'> & Words<'correction', 'dismissed'> => ({
  household: {
    title: `你家要求的更正有答复了：${title}`,
    text: taken ? '院管委会照你家说的改了，请看看记录。' : '院管委会没有照改，请看看他们的说明。',
  },
})
