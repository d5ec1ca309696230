import type { Acts } from '../../engines/proposals/act'
import { admitManager, letIn } from './letIn'
import { representative } from './representative'
import { seat } from './seat'
import { settings } from './settings'

/** What takes two in a courtyard, besides its votes and ratings. */
export const courtyardActs = {
  home: 'courtyard',
  acts: { seat, settings, representative, letIn, admitManager },
} as const satisfies Acts
