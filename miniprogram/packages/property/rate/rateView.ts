import { sayDeadline } from '../../../text/when'
import { countScored, showItem, type Form, type Sheet, type ShownItem } from '../../ratings/sheet'

export interface HouseholdLocal {
  readonly sheet: Sheet | null
  /** More than scores is asked only of whom it interests. */
  readonly more: boolean
}

export interface HouseholdView {
  readonly open: boolean
  readonly name: string
  readonly second: string
  readonly items: readonly ShownItem[]
  readonly praise: readonly { readonly key: string; readonly title: string; readonly on: boolean }[]
  readonly comment: string
  readonly hasPhoto: boolean
  readonly more: boolean
  readonly reason: string
  readonly button: string
}

/** One door on one screen: five taps, and on to the next. */
export function showHousehold(form: Form, now: number, { sheet, more }: HouseholdLocal): HouseholdView {
  const { period, items, praiseReasons, rateeName, nextHouseholdId } = form
  const scored = sheet ? countScored(sheet) : 0
  return {
    open: period.status === 'open' && period.closesAt > now,
    name: rateeName,
    second: whereItStands(form, now),
    items: sheet ? items.map((item) => showItem(item, sheet)) : [],
    praise: praiseReasons.map(({ key, title }) => ({ key, title, on: sheet?.praise === key })),
    comment: sheet?.comment ?? '',
    hasPhoto: Boolean(sheet?.photoFileId),
    more: more || Boolean(sheet?.comment) || Boolean(sheet?.photoFileId),
    reason: scored === 0 ? '至少打一项分' : '',
    button: nextHouseholdId === null ? '交,都评完了' : '交,下一户',
  }
}

/** Two of the team may walk the same way: who was here already is said before anything is tapped. */
function whereItStands({ period, submittedAt, savedByName }: Form, now: number): string {
  if (submittedAt !== null) return `${savedByName}评过了,改了再交一遍`
  const until = `${sayDeadline(period.closesAt, now)} 截止`
  return savedByName ? `${savedByName}评了一半 · ${until}` : until
}
