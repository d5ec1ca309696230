import type { Acts } from '../../engines/proposals/act'
import { end, extend, withdraw } from './changes'

/** What takes two in a vote. */
export const votesActs = { home: 'votes', acts: { withdraw, extend, end } } as const satisfies Acts
