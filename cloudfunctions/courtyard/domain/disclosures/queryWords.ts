import { sayInstant } from '../../../shared/dates'
import type { DisclosureDocument } from '../../../shared/documents'
import type { Words } from '../../../engines/raised/tells'

type Disclosure = Pick<DisclosureDocument, 'title'>

export const askedWords = ({ title }: Disclosure, dueAt: number): Words<'query', 'raised'> => ({
  committee: {
    title: `有人问：${title}`,
    text: `一位住户对这一项公示有疑问，请在 ${sayInstant(dueAt)} 前答复。`,
    happensAt: dueAt,
  },
})

export const answeredWords = ({ title }: Disclosure, answer: string): Words<'query', 'answered'> => ({
  raiser: { title: `已答复：${title}`, text: `你问的院管委会答复了：${answer}` },
})
