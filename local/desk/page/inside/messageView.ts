import { sayShort } from '../chinaTime'
import type { Notice } from '../cloud/cloudControl'
import { element, replaceChildren } from '../element'
import type { Share } from '../phones/phoneEvents'
import { receiverButtons, shareCard, type Receiver } from '../phones/shareSheet'
import { say } from '../words'
import type { View } from './drawer'

export interface MessageView extends View {
  /** `name` is whose phone it went to, `arrived` whether that phone stands on the desk. */
  addNotice(name: string, at: number, notice: Notice, arrived: boolean): void
  addShare(name: string, at: number, share: Share, receivers: readonly Receiver[]): void
  /** What was sent belongs to a scene that is over. */
  clear(): void
}

const MESSAGES_MAX = 200

/** What went to people's chats since the page was opened, the newest first: service notices and forwarded pages. */
export function messageView(counted: (count: number) => void): MessageView {
  let rows: readonly HTMLElement[] = []
  const list = element('div', { class: 'rows' })
  const clearButton = element('button', { type: 'button', class: 'quiet small' }, say('clear'))
  const tools = element('div', { class: 'tools end' }, clearButton)
  const draw = () => {
    tools.hidden = rows.length === 0
    replaceChildren(list, ...(rows.length ? rows : [element('p', { class: 'empty' }, say('noMessages'))]))
  }
  const keep = (next: readonly HTMLElement[]) => {
    rows = next.slice(0, MESSAGES_MAX)
    draw()
    counted(rows.length)
  }
  clearButton.addEventListener('click', () => keep([]))
  draw()
  return {
    root: element('div', { class: 'message-view' }, tools, list),
    show: draw,
    refresh: () => undefined,
    addNotice: (name, at, notice, arrived) => keep([noticeRow(name, at, notice, arrived), ...rows]),
    addShare: (name, at, share, receivers) =>
      keep([
        element(
          'article',
          { class: 'row' },
          rowHead(say('sharedCard'), name, at, true),
          shareCard(share),
          receiverButtons(receivers),
        ),
        ...rows,
      ]),
    clear: () => keep([]),
  }
}

function noticeRow(name: string, at: number, { title, page, fields }: Notice, arrived: boolean): HTMLElement {
  return element(
    'article',
    { class: 'row' },
    rowHead(say('serviceNotice'), name, at, arrived),
    element('p', { class: 'row-title' }, title),
    element(
      'dl',
      { class: 'notice-fields' },
      ...fields.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
    ),
    element('p', { class: 'code' }, page),
  )
}

const rowHead = (what: string, name: string, at: number, arrived: boolean): HTMLElement =>
  element(
    'header',
    {},
    element('span', { class: 'mark calm' }, what),
    element('b', {}, name),
    arrived ? null : element('span', { class: 'mark' }, say('noPhone')),
    element('span', { class: 'figures row-when' }, sayShort(at)),
  )
