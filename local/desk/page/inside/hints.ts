import { LARGE_BYTES, OFTEN_PER_SECOND, sayBytes } from '../phones/measures'
import { say } from '../words'

export type HintKind = 'unsupported' | 'error' | 'tooLarge' | 'tooOften'

export interface Place {
  readonly file: string
  readonly line: number
}

/** Something a phone met that whoever builds the app should know. */
export interface Hint {
  readonly kind: HintKind
  /** The page on the screen; of an update the component that did it. */
  readonly page: string
  /** File and line of the app; null where the phone can't tell. */
  readonly place: Place | null
  /** Of several hints with the same kind, place and subject one line is kept. */
  readonly subject: string
  readonly title: string
  /** What lies behind it: a stack, the fields of an update. May be empty. */
  readonly detail: string
  /** How bad: of the same hint the worst is shown. */
  readonly weight: number
}

/** A hint that came once or more often. */
export interface KeptHint extends Hint {
  readonly times: number
  readonly openids: readonly string[]
}

/** None for a message that is nothing to warn about. */
export function readHints(message: Readonly<Record<string, unknown>>): readonly Hint[] {
  const text = (name: string) => (typeof message[name] === 'string' ? message[name] : '')
  const where = { page: text('page'), place: readPlace(message, text('page')) }
  if (message.kind === 'unsupported')
    return [{ kind: 'unsupported', ...where, subject: text('what'), title: text('what'), detail: '', weight: 0 }]
  if (message.kind === 'error') {
    const [title = '', ...stack] = text('message').split('\n')
    const detail = [text('where'), ...stack.map((line) => line.trim())].filter(Boolean).join('\n')
    return [{ kind: 'error', ...where, subject: title, title, detail, weight: 0 }]
  }
  return message.kind === 'setData-warning' ? readUpdate(message, text('component'), where) : []
}

function readUpdate(
  message: Readonly<Record<string, unknown>>,
  component: string,
  where: Pick<Hint, 'page' | 'place'>,
): Hint[] {
  const number = (name: string) => (typeof message[name] === 'number' ? message[name] : 0)
  const [bytes, times] = [number('bytes'), number('perSecond')]
  const keys = Array.isArray(message.keys) ? message.keys.join(', ') : ''
  const detail = [component === where.page ? '' : where.page, keys].filter(Boolean).join('\n')
  const hint = (kind: HintKind, title: string, weight: number): Hint => ({
    ...{ kind, ...where, page: component || where.page, subject: component, title, detail, weight },
  })
  return [
    ...(bytes > LARGE_BYTES ? [hint('tooLarge', say('hintTooLarge', { bytes: sayBytes(bytes) }), bytes)] : []),
    ...(times > OFTEN_PER_SECOND ? [hint('tooOften', say('hintTooOften', { times }), times)] : []),
  ]
}

/** Where the message names no file, the line is one of the page's own. */
const readPlace = ({ file, line }: Readonly<Record<string, unknown>>, page: string): Place | null =>
  typeof line === 'number' ? { file: typeof file === 'string' ? file : page, line } : null

export const sayPlace = ({ page, place }: Pick<Hint, 'page' | 'place'>): string =>
  place === null ? page : say('hintLine', { file: place.file, line: place.line })

const HINTS_MAX = 200

/** The hints with one more among them: a new line on top, or the line of the same hint, counted up where it stands. */
export function keepHint(kept: readonly KeptHint[], hint: Hint, openid: string): readonly KeptHint[] {
  const same = (one: Hint) => one.kind === hint.kind && one.subject === hint.subject && sayPlace(one) === sayPlace(hint)
  const before = kept.find(same)
  if (!before) return [{ ...hint, times: 1, openids: [openid] }, ...kept].slice(0, HINTS_MAX)
  const worst = hint.weight > before.weight ? hint : before
  const counted = { ...worst, times: before.times + 1, openids: [...new Set([...before.openids, openid])] }
  return kept.map((one) => (one === before ? counted : one))
}
