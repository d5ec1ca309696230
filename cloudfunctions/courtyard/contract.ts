import type { InputOf, OutputOf } from '../shared/procedure'
import { disclosureProcedures } from './contract/disclosures'
import { doorProcedures } from './contract/doors'
import { homeProcedures } from './contract/home'
import { meetingProcedures } from './contract/meetings'
import { peopleProcedures } from './contract/people'
import { rollProcedures } from './contract/roll'
import { rulesProcedures } from './contract/rules'

export const courtyardContract = {
  ...disclosureProcedures,
  ...doorProcedures,
  ...homeProcedures,
  ...meetingProcedures,
  ...peopleProcedures,
  ...rollProcedures,
  ...rulesProcedures,
} as const

export type CourtyardContract = typeof courtyardContract
export type CourtyardInput<P extends keyof CourtyardContract> = InputOf<CourtyardContract[P]>
export type CourtyardOutput<P extends keyof CourtyardContract> = OutputOf<CourtyardContract[P]>
