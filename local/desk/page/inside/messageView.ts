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
  /** `receivers`: the phones on the desk that can open it now. */
  addShare(name: string, at: number, share: Share, receivers: () => readonly Receiver[]): void
  /** What was sent belongs to a scene that is over. */
  clear(): void
}

const MESSAGES_MAX = 200

/** What went to people's chats since the page was opened, the newest first: service notices and forwarded pages. */
export function messageView(counted: (count: number) => void): MessageView {
  let rows: readonly MessageRow[] = []
  const list = element('div', { class: 'rows' })
  const clearButton = element('button', { type: 'button', class: 'quiet small' }, say('clear'))
  const tools = element('div', { class: 'tools end' }, clearButton)
  const draw = () => {
    tools.hidden = rows.length === 0
    replaceChildren(
      list,
      ...(rows.length ? rows.map(({ root }) => root) : [element('p', { class: 'empty' }, say('noMessages'))]),
    )
  }
  const refresh = () => rows.forEach((row) => row.refresh())
  const keep = (next: readonly MessageRow[]) => {
    rows = next.slice(0, MESSAGES_MAX)
    draw()
    counted(rows.length)
  }
  clearButton.addEventListener('click', () => keep([]))
  draw()
  return {
    root: element('div', { class: 'message-view' }, tools, list),
    show: () => {
      draw()
      refresh()
    },
    refresh,
    addNotice: (name, at, notice, arrived) => keep([noticeRow(name, at, notice, arrived), ...rows]),
    addShare: (name, at, share, receivers) => keep([shareRow(name, at, share, receivers), ...rows]),
    clear: () => keep([]),
  }
}

interface MessageRow {
  readonly root: HTMLElement
  /** Phones come and go, and change hands, while a message is kept. */
  refresh(): void
}

function noticeRow(name: string, at: number, { title, page, fields }: Notice, arrived: boolean): MessageRow {
  const root = element(
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
  return { root, refresh: () => undefined }
}

function shareRow(name: string, at: number, share: Share, receivers: () => readonly Receiver[]): MessageRow {
  const who = element('div')
  let shown: string | null = null
  const refresh = () => {
    const now = receivers()
    const names = now.map(({ person }) => person.openid).join(' ')
    if (names !== shown) replaceChildren(who, receiverButtons(now))
    shown = names
  }
  refresh()
  const root = element('article', { class: 'row' }, rowHead(say('sharedCard'), name, at, true), shareCard(share), who)
  return { root, refresh }
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
