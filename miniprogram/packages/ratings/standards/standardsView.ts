import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { pages } from '../../../services/pages'
import type { Ratee } from '../../../text/rating'
import { sayDate } from '../../../text/when'

type Subject = RatingsOutput<'standards'>['subjects'][number]

export interface StandardRow {
  readonly key: string
  readonly title: string
  readonly second: string
  readonly note: string
  readonly url: string
}

export interface StandardsView {
  readonly subjects: readonly { readonly key: string; readonly name: string; readonly rows: readonly StandardRow[] }[]
}

const names: Record<Ratee, string> = {
  committee: '评院管委会的',
  property: '评物业的',
  household: '评各户门前的',
}

/** What is in force, a draft that waits (for those who may see it), and all earlier versions. */
export const showStandards = ({ subjects }: RatingsOutput<'standards'>): StandardsView => ({
  subjects: subjects.map((subject) => ({
    key: subject.subject,
    name: names[subject.subject],
    rows: rowsOf(subject),
  })),
})

function rowsOf({ subject, templateTitle, inForce, draft, earlier }: Subject): StandardRow[] {
  const rows: StandardRow[] = []
  if (draft) {
    rows.push({
      key: draft.id,
      title: draft.title,
      second: `草稿,${draft.editedByName}写的,${draft.itemCount} 项`,
      note: draft.canAgree ? '等你同意' : '等人同意',
      url: pages.standard(subject, draft.id),
    })
  }
  if (inForce) {
    rows.push({
      key: inForce.id,
      title: inForce.title,
      second: `第 ${inForce.number} 版,${inForce.itemCount} 项${inForce.inForceAt === null ? '' : `,${sayDate(inForce.inForceAt)}起用`}`,
      note: '在用',
      url: pages.standard(subject, inForce.id),
    })
  }
  for (const old of earlier) {
    rows.push({
      key: old.id,
      title: old.title,
      second: `第 ${old.number} 版,${old.supersededAt === null ? '' : `用到 ${sayDate(old.supersededAt)}`}`,
      note: '以前的',
      url: pages.standard(subject, old.id),
    })
  }
  if (rows.length === 0)
    rows.push({
      key: subject,
      title: templateTitle,
      second: '还没定下来,先看看样子',
      note: '',
      url: pages.standard(subject, ''),
    })
  return rows
}
