import { element } from '../element'
import { sayDay, sayTime } from '../chinaTime'
import { language } from '../words'

/** Integers in this span are shown with the instant they would be: 2001 to 2096. */
const INSTANT_MIN = 1e12
const INSTANT_MAX = 4e12

/** A document or a part of one, as lines of key and value that fold. */
export function documentTree(value: unknown): HTMLElement {
  if (Array.isArray(value)) return branch(value.map((item, index) => [String(index), item]))
  if (typeof value === 'object' && value !== null) return branch(Object.entries(value))
  return leaf(value)
}

function branch(entries: readonly (readonly [string, unknown])[]): HTMLElement {
  return element('div', { class: 'tree' }, ...entries.map(([key, value]) => line(key, value)))
}

function line(key: string, value: unknown): HTMLElement {
  const name = element('span', { class: 'tree-key' }, key)
  const size = typeof value === 'object' && value !== null ? Object.keys(value).length : 0
  if (size === 0) return element('div', { class: 'tree-line' }, name, leaf(value))
  const count = element('span', { class: 'tree-count' }, Array.isArray(value) ? `[${size}]` : `{${size}}`)
  return element('details', { class: 'tree-line' }, element('summary', {}, name, count), documentTree(value))
}

function leaf(value: unknown): HTMLElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const shown = element('span', { class: `tree-value ${typeof value}` }, text === '' ? '""' : text)
  if (typeof value === 'number' && value > INSTANT_MIN && value < INSTANT_MAX) {
    shown.append(element('span', { class: 'tree-note' }, ` ${sayDay(value, language())} ${sayTime(value, true)}`))
  }
  return shown
}
