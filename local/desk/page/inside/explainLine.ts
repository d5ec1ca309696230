import type { Explained } from '../cloud/queries'
import { element } from '../element'
import { say } from '../words'
import { sayFound, sayIndex, sayOrder, sayReason, sayVerdict } from './sayQuery'

/** How the query on the screen was found: by which index, how much was looked at, and what would help. */
export const explainLine = (explained: Explained): HTMLElement =>
  element(
    'div',
    { class: 'explained', role: 'status', 'data-level': explained.verdict.level },
    element(
      'p',
      {},
      element('b', {}, sayVerdict(explained.verdict)),
      ` ${[
        sayIndex(explained.index),
        sayFound(explained),
        explained.keysExamined > 0 ? say('keysRead', { n: explained.keysExamined }) : '',
        sayOrder(explained.order),
      ]
        .filter(Boolean)
        .join(' · ')}`,
    ),
    ...explained.verdict.reasons.map((reason) => element('p', { class: 'reason' }, sayReason(reason))),
  )
