import { bothTexts } from '../draft/view'

/** What is written to one item of the agenda. While it is typed a decision may be empty. */
export interface Section {
  readonly agendaKey: string
  readonly title: string
  readonly text: string
  readonly decisions: readonly string[]
}

/** As many as a section may have, by the contract. */
export const DECISIONS_MAX = 5

/** What is stored of what is typed: no empty decisions, no titles (they are the agenda's). */
export const storable = (sections: readonly Section[]) =>
  sections.map(({ agendaKey, text, decisions }) => ({
    agendaKey,
    text,
    decisions: decisions.map((decision) => decision.trim()).filter(Boolean),
  }))

export const sameSections = (one: readonly Section[], other: readonly Section[]): boolean =>
  JSON.stringify(storable(one)) === JSON.stringify(storable(other))

/** One item changed, the others as they were. */
export const changeSection = (
  sections: readonly Section[],
  key: string,
  change: (section: Section) => Partial<Section>,
): Section[] => sections.map((section) => (section.agendaKey === key ? { ...section, ...change(section) } : section))

/** Two records that grew apart, nothing of either lost. Decisions that don't fit any more go to the end of the text. */
export const bothSections = (theirs: readonly Section[], mine: readonly Section[]): Section[] =>
  theirs.map((their) => {
    const my = mine.find(({ agendaKey }) => agendaKey === their.agendaKey)
    if (!my) return their
    const decisions = [...new Set([...their.decisions, ...my.decisions.map((one) => one.trim())])].filter(Boolean)
    const text = their.text === my.text ? their.text : bothTexts(their.text, my.text)
    const left = decisions.slice(DECISIONS_MAX).map((decision) => `定了:${decision}`)
    return { ...their, text: [text, ...left].filter(Boolean).join('\n'), decisions: decisions.slice(0, DECISIONS_MAX) }
  })

/** To be copied: everything of a record as text. */
export const asText = (sections: readonly Section[]): string =>
  sections
    .map(({ title, text, decisions }) =>
      [title, text, ...decisions.map((one) => `定了:${one}`)].filter(Boolean).join('\n'),
    )
    .join('\n\n')
