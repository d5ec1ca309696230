import type { InputOf, OutputOf } from '../shared/procedure'
import { actProcedures } from './contract/acts'
import { disclosureProcedures } from './contract/disclosures'
import { doorProcedures } from './contract/doors'
import { homeProcedures } from './contract/home'
import { meetingProcedures } from './contract/meetings'
import { panelProcedures } from './contract/panels'
import { postedRollProcedures } from './contract/postedRoll'
import { peopleProcedures } from './contract/people'
import { rollProcedures } from './contract/roll'
import { rulesProcedures } from './contract/rules'

export const courtyardContract = {
  ...actProcedures,
  ...disclosureProcedures,
  ...doorProcedures,
  ...homeProcedures,
  ...meetingProcedures,
  ...panelProcedures,
  ...peopleProcedures,
  ...postedRollProcedures,
  ...rollProcedures,
  ...rulesProcedures,
} as const

export type CourtyardContract = typeof courtyardContract
export type CourtyardInput<P extends keyof CourtyardContract> = InputOf<CourtyardContract[P]>
export type CourtyardOutput<P extends keyof CourtyardContract> = OutputOf<CourtyardContract[P]>
