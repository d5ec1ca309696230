import type { ObjectionDocument, ObjectionState } from '../../shared/documents'

/** While one of these is left, a posted result takes no effect. */
const open: readonly ObjectionState[] = ['raised', 'answered', 'insisted']
export const isOpen = ({ state }: Pick<ObjectionDocument, 'state'>) => open.includes(state)

export type Closing = 'withdrawn' | 'lapsed' | 'upheld' | 'dismissed'

const closings: Readonly<Record<Closing, ObjectionState>> = {
  withdrawn: 'answered',
  lapsed: 'answered',
  upheld: 'insisted',
  dismissed: 'insisted',
}

/**
 * raised → answered → withdrawn (the raiser is satisfied) or insisted → upheld or dismissed; answered and left alone → lapsed.
 * Whoever answers can't close (双向反馈).
 */
export const mayClose = ({ state }: Pick<ObjectionDocument, 'state'>, as: Closing) => state === closings[as]
