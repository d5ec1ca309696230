import { element, replaceChildren } from '../element'
import { say } from '../words'
import type { View } from './drawer'
import { keepHint, sayPlace, type Hint, type HintKind, type KeptHint } from './hints'
import { keyedList, type Row } from './keyedList'

export interface HintView extends View {
  add(hint: Hint, openid: string): void
  /** What was said belongs to a scene that is over. */
  clear(): void
}

/** What the phones met that whoever builds the app should know: each thing once, however often it came. */
export function hintView(nameOf: (openid: string) => string, counted: (count: number) => void): HintView {
  let hints: readonly KeptHint[] = []
  const list = keyedList<KeptHint>(
    'rows',
    () => say('noHints'),
    keyOf,
    () => hintRow(nameOf),
  )
  const clearButton = element('button', { type: 'button', class: 'quiet small' }, say('clear'))
  const tools = element('div', { class: 'tools end' }, clearButton)
  const draw = () => {
    tools.hidden = hints.length === 0
    list.show(hints)
  }
  const keep = (next: readonly KeptHint[]) => {
    hints = next
    draw()
    counted(next.length)
  }
  clearButton.addEventListener('click', () => keep([]))
  draw()
  return {
    root: element('div', { class: 'hint-view' }, tools, list.root),
    show: draw,
    refresh: () => undefined,
    add: (hint, openid) => keep(keepHint(hints, hint, openid)),
    clear: () => keep([]),
  }
}

const keyOf = (hint: KeptHint): string => [hint.kind, hint.subject, sayPlace(hint)].join('\n')

/** Errors break something, too much is slow, and what is missing is only to be known. */
const marks: Readonly<Record<HintKind, string>> = {
  error: 'mark slow',
  tooLarge: 'mark',
  tooOften: 'mark',
  unsupported: 'mark calm',
}

function hintRow(nameOf: (openid: string) => string): Row<KeptHint> {
  const head = element('header')
  const title = element('p', { class: 'row-title' })
  const detail = element('pre')
  const more = element('details', {}, element('summary', {}, say('hintMore')), detail)
  return {
    root: element('article', { class: 'row' }, head, title, more),
    show({ kind, times, openids, title: text, detail: behind, ...where }) {
      replaceChildren(
        head,
        element('span', { class: marks[kind] }, say(`hint_${kind}`)),
        element('span', { class: 'code' }, sayPlace(where)),
        element('span', { class: 'row-who' }, openids.map(nameOf).join('、')),
        times > 1 ? element('span', { class: 'figures' }, say('hintTimes', { n: times })) : null,
      )
      title.textContent = text
      detail.textContent = behind
      more.hidden = behind === ''
    },
  }
}
