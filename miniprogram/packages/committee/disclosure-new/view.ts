import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { sayDue } from '../../../text/disclosure'

interface Choice {
  readonly key: string
  readonly title: string
  readonly second: string
  readonly note: string
  readonly url: string
}

export interface ChoicesView {
  readonly duties: readonly Choice[]
  readonly kinds: readonly Choice[]
}

/** Duties at most that stand above the kinds: the rest is in the calendar. */
const DUTIES_SHOWN = 4

/** What has to be posted anyway comes first: one tap starts it with its period filled in. */
export const showChoices = (
  { templates, duties }: CourtyardOutput<'disclosureTemplates'>,
  now: number,
): ChoicesView => ({
  duties: duties
    .filter(({ state }) => state !== 'fulfilled')
    .slice(0, DUTIES_SHOWN)
    .map((duty) => ({
      key: `${duty.key}:${duty.period}`,
      title: duty.title,
      second: duty.periodLabel,
      note: sayDue(duty, now),
      url: pages.writeDisclosure(duty.kind, duty),
    })),
  kinds: templates.map(({ kind, name, purpose }) => ({
    key: kind,
    title: name,
    second: purpose,
    note: '',
    url: pages.writeDisclosure(kind),
  })),
})
