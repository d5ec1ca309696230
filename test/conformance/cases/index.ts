import { accumulators } from './accumulators'
import { expressionDates } from './expressionDates'
import { expressionTexts } from './expressionTexts'
import { arraysAndObjects } from './expressionArrays'
import { environment } from './environment'
import { granularity } from './granularity'
import { geo } from './geo'
import { notHereCases } from './notHere'
import { numbersAndLogic } from './expressionLogic'
import { ordering } from './ordering'
import { projections } from './projections'
import { queries } from './queries'
import { queryArrays } from './queryArrays'
import { queryLogic } from './queryLogic'
import { queryValues } from './queryValues'
import { refusals } from './refusals'
import { stages } from './stages'
import { storage } from './storage'
import { transactionPaths } from './transactionPaths'
import { transactions } from './transactions'
import { updateArrays } from './updateArrays'
import { updateFields } from './updateFields'
import { writes } from './writes'
import type { Case } from './case'

/** The whole table. */
export const cases: Case[] = [
  ...[queries, queryValues, queryArrays, queryLogic, projections, ordering],
  ...[writes, updateFields, updateArrays, transactions, transactionPaths],
  ...[stages, granularity, numbersAndLogic, arraysAndObjects, expressionTexts, expressionDates, accumulators],
  ...[geo, storage, environment, refusals, notHereCases],
].flat()
