import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { meetingTag, whenAndWhere } from '../../../text/meeting'
import type { Tag } from '../../../text/motion'
import { sayLastDay, sayPast } from '../../../text/when'
import { DECISIONS_MAX, sameSections, type Section } from './sections'

export type Meeting = CourtyardOutput<'meeting'>

/** What this phone keeps until it is saved. */
export interface Unsaved {
  readonly sections: readonly Section[]
  /** The revision it was typed on. */
  readonly revision: number
}

/** The record that somebody else has saved meanwhile. */
export interface Theirs extends Unsaved {
  readonly name: string
}

export interface MinutesLocal {
  readonly sections: readonly Section[]
  /** What is stored, as far as this phone knows. */
  readonly saved: readonly Section[]
  readonly revision: number
  readonly state: 'idle' | 'saving' | 'saved' | 'failed'
  readonly savedAt: number
  readonly conflict: Theirs | null
  readonly days: number
}

export type MainAction = 'begin' | 'corrections' | 'settle' | 'confirm' | 'link'

export interface MinutesView {
  readonly tag: Tag
  readonly title: string
  readonly second: string
  readonly begun: boolean
  readonly editable: boolean
  readonly status: string
  readonly statusTone: 'plain' | 'wrong'
  readonly hint: string
  readonly sections: readonly {
    readonly key: string
    readonly heading: string
    readonly text: string
    readonly decisions: readonly { readonly index: number; readonly text: string }[]
    readonly canAdd: boolean
  }[]
  readonly theirs: readonly { readonly key: string; readonly heading: string; readonly text: string }[]
  readonly mine: readonly { readonly key: string; readonly heading: string; readonly text: string }[]
  readonly main: { readonly key: MainAction; readonly label: string; readonly disabled: boolean } | null
  readonly ask: { readonly title: string; readonly text: string }
}

export const isDirty = ({ sections, saved }: Pick<MinutesLocal, 'sections' | 'saved'>): boolean =>
  !sameSections(sections, saved)

/** What the editor shows when it opens. Words that couldn't be saved last time come back, beside what was saved since. */
export function startFrom(
  { minutes, correctionDays }: Meeting,
  unsaved: Unsaved | null,
): Partial<MinutesLocal> & { restored: boolean } {
  const { sections = [], revision = 0, editedByName = '', editedAt = null } = minutes ?? {}
  const stored = { saved: sections, revision, savedAt: editedAt ?? 0, days: correctionDays }
  if (!minutes || !unsaved || sameSections(unsaved.sections, sections)) return { ...stored, sections, restored: false }
  const mine = { ...stored, sections: unsaved.sections, restored: true }
  return unsaved.revision === revision ? mine : { ...mine, conflict: { sections, revision, name: editedByName } }
}

function sayStatus(local: MinutesLocal, now: number): string {
  if (local.state === 'failed') return '没存上,内容还在这部手机上'
  if (local.state === 'saving') return '正在存'
  if (isDirty(local)) return '停一下就自动存'
  return local.savedAt > 0 ? `已存好,${sayPast(local.savedAt, now)}` : '写一点就自动存'
}

export function showMinutes(meeting: Meeting, now: number, local: MinutesLocal): MinutesView {
  const { card, can, minutes } = meeting
  const waiting = meeting.corrections.filter(({ state }) => state === 'raised').length
  const main = mainOf(meeting, waiting)
  return {
    tag: meetingTag(card),
    title: card.title,
    second: whenAndWhere(card, now),
    begun: minutes !== null,
    editable: can.saveMinutes,
    status: can.saveMinutes ? sayStatus(local, now) : '',
    statusTone: local.state === 'failed' ? 'wrong' : 'plain',
    hint: hintOf(meeting, waiting, now),
    sections: local.sections.map(({ agendaKey, title, text, decisions }, index) => ({
      key: agendaKey,
      heading: `${index + 1}. ${title}`,
      text,
      decisions: decisions.map((decision, at) => ({ index: at, text: decision })),
      canAdd: decisions.length < DECISIONS_MAX,
    })),
    theirs: plainly(local.conflict?.sections ?? []),
    mine: plainly(local.sections),
    main: main && { ...main, disabled: main.key === 'corrections' && !local.sections.some(({ text }) => text.trim()) },
    ask: main?.key === 'confirm' ? confirming : asking,
  }
}

const asking = {
  title: '请到会的核对?',
  text: '全院都能看到记录,到会的人家可以说哪里记得不对。签到从这时起不能再改',
}
const confirming = { title: '定稿?', text: '定了以后一个字也不能再改。定下的事接着去落实' }

const plainly = (sections: readonly Section[]) =>
  sections.map(({ agendaKey, title, text, decisions }) => ({
    key: agendaKey,
    heading: title,
    text: [text, ...decisions.map((decision) => `定了:${decision}`)].filter(Boolean).join('\n'),
  }))

function mainOf(
  { card, can, minutes, resolutions }: Meeting,
  waiting: number,
): { key: MainAction; label: string } | null {
  if (can.beginMinutes) return { key: 'begin', label: '开始写记录' }
  if (minutes === null) return null
  if (can.openCorrections) return { key: 'corrections', label: '请到会的核对' }
  if (card.state === 'correcting' && waiting > 0) return { key: 'settle', label: `回 ${waiting} 条更正` }
  if (can.confirm) return { key: 'confirm', label: '定稿' }
  const open = resolutions.filter(({ link }) => link === null).length
  return can.link && open > 0 ? { key: 'link', label: `落实定下的 ${open} 件事` } : null
}

function hintOf({ card, can, minutes }: Meeting, waiting: number, now: number): string {
  if (minutes === null)
    return can.beginMinutes ? '照着要说的事,一件一件写。开始写以后,扫码签到就停了' : '会还没开,开了再写'
  if (card.state === 'confirmed') return `${minutes.confirmedByName}定的稿,不能再改`
  if (card.state !== 'correcting' || minutes.correctionUntil === null) return ''
  const until = sayLastDay(minutes.correctionUntil, now)
  if (minutes.correctionUntil > now) return `到会的核对到 ${until},这几天还可以改`
  if (waiting > 0) return '核对的日子到了。更正都回了话,才能定稿'
  return can.confirm
    ? '核对的日子到了,可以定稿。自己再改的话,就要请别人来定'
    : '核对的日子到了。写记录的人自己不能定稿,请另一位来定'
}
