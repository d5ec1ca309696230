import { ACCUMULATING } from './accumulators'
import { ARITHMETIC } from './arithmetic'
import { ARRAYS } from './arrays'
import { DATES } from './dates'
import { LOGIC } from './logic'
import { OBJECTS, SETS } from './objectsAndSets'
import type { Operator } from './operator'
import { STRINGS } from './strings'

/** The expression operators of db.command.aggregate in @cloudbase/database 1.4.3; nothing newer. */
export const OPERATORS: Readonly<Record<string, Operator | undefined>> = Object.assign(
  Object.create(null) as Record<string, Operator>,
  ...[ARITHMETIC, ARRAYS, LOGIC, DATES, STRINGS, OBJECTS, SETS, ACCUMULATING],
) as Record<string, Operator>
