import type { AgendaItem, MinutesSection, Resolution } from '../../../shared/documents'

/** One empty section an item of the agenda, in its order. */
export const draftMinutes = (agenda: readonly AgendaItem[]): MinutesSection[] =>
  agenda.map(({ key }) => ({ agendaKey: key, text: '', decisions: [] }))

export const keysDiffer = (agenda: readonly AgendaItem[]): boolean =>
  new Set(agenda.map(({ key }) => key)).size === agenda.length

/** The sections in the agenda's order; null unless there is exactly one for each item. */
export function inOrder(
  agenda: readonly AgendaItem[],
  sections: readonly MinutesSection[],
): readonly MinutesSection[] | null {
  if (sections.length !== agenda.length) return null
  const byKey = new Map(sections.map((section) => [section.agendaKey, section]))
  const ordered = agenda.flatMap(({ key }) => byKey.get(key) ?? [])
  return ordered.length === agenda.length ? ordered : null
}

export const saysNothing = (sections: readonly MinutesSection[]): boolean =>
  sections.every(({ text, decisions }) => text === '' && decisions.length === 0)

/** Every decision of the confirmed minutes, in order. */
export const resolutionsOf = (sections: readonly MinutesSection[]): Resolution[] =>
  sections.flatMap(({ agendaKey, decisions }) =>
    decisions.map((text, at) => ({ key: `${agendaKey}-${at + 1}`, agendaKey, text, link: null })),
  )
