import { element } from './element'
import type { Notice } from './cloudControl'
import type { PhoneHint } from './phoneLine'
import { say } from './words'

/** A service notice in the list of those that were sent. */
export function noticeRow(name: string, at: string, notice: Notice, arrived: boolean): HTMLElement {
  const { title, page, fields } = notice
  return element(
    'article',
    { class: 'row' },
    element(
      'header',
      {},
      element('b', {}, name),
      element('span', { class: 'figures' }, at),
      arrived ? null : element('span', { class: 'mark calm' }, say('noPhone')),
    ),
    element('p', { class: 'notice-title' }, title),
    ...fields.map(({ label, value }) => element('p', {}, `${label} ${value}`)),
    element('p', { class: 'code' }, page),
  )
}

/** Something a phone met that whoever builds the app should know. */
export function hintRow({ kind, page, text }: PhoneHint, name: string): HTMLElement {
  return element(
    'article',
    { class: 'row' },
    element('header', {}, element('span', { class: 'mark' }, kind), element('b', {}, page), element('span', {}, name)),
    element('pre', {}, text),
  )
}
