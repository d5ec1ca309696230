import { templates } from '../domain/disclosures/templates'
import type { CourtyardUseCase } from '../useCase'
import { describeDuty, readCalendar, readDuties } from './calendar'

/** What each kind asks for, and the duties that a new disclosure may fulfil. */
export const disclosureTemplates: CourtyardUseCase<'disclosureTemplates'> = async (call) => {
  const duties = await readDuties(call, await readCalendar(call))
  return {
    templates: templates.map((template) => ({ ...template, sections: [...template.sections] })),
    duties: duties.filter(({ state }) => state !== 'fulfilled').map(describeDuty),
  }
}
