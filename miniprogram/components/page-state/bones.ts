/** One block of a skeleton: rows for t-skeleton, on a card or on the paper. */
export interface Bone {
  readonly card: boolean
  readonly rows: readonly (string | { readonly width?: string; readonly height?: string })[]
}

const line = (width: string) => ({ width, height: 'var(--text-body)' })
const button = { width: '100%', height: 'var(--button-height)' }
const bar = { width: '100%', height: 'var(--bar-height)' }
const title = { width: '80%', height: 'var(--text-title)' }

const waitingCard: Bone = { card: true, rows: [line('30%'), title, line('90%'), bar, button] }
const listCard: Bone = { card: true, rows: [line('60%'), line('40%'), line('70%'), line('45%')] }
const heading: Bone = { card: false, rows: [title, line('60%')] }
const textCard: Bone = { card: true, rows: [line('35%'), line('100%'), line('92%'), line('97%'), line('60%')] }

const layouts: Record<string, readonly Bone[]> = {
  cards: [waitingCard, listCard],
  rows: [listCard, listCard],
  text: [heading, textCard, textCard],
  form: [heading, { card: false, rows: [line('30%'), button, line('30%'), button] }],
}

/** The skeleton of a layout: what will stand there, without its words. */
export const bonesOf = (layout: string): Bone[] => [...(layouts[layout] ?? layouts['cards'] ?? [])]
