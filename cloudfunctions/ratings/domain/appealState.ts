import type { RaisedState } from '../../shared/documents'

/** How the phone calls it. */
export const appealState = (state: RaisedState): 'waiting' | 'upheld' | 'dismissed' =>
  state === 'upheld' || state === 'dismissed' ? state : 'waiting'
