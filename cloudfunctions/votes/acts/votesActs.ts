import type { Acts } from '../../engines/proposals/act'
import { announce } from './announce'
import { end, extend, withdraw } from './changes'
import { correct } from './correct'

/** What takes two in a vote. */
export const votesActs = { home: 'votes', acts: { announce, correct, withdraw, extend, end } } as const satisfies Acts
