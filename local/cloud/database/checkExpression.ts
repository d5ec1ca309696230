import { invalidOperator, requestFailed } from '../cloudError'
import { isFields, type Value } from './values'

/** The expression operators of db.command.aggregate in @cloudbase/database 1.4.3; nothing newer that mingo happens to know. */
const EXPRESSION_OPERATORS = new Set(
  `abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc
   arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip
   and not or cmp eq gt gte lt lte ne cond ifNull switch
   dateFromParts dateFromString dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek isoWeekYear millisecond minute month
   second hour week year dateToString literal mergeObjects objectToArray
   allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion
   concat split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper indexOfBytes
   avg first last max min stdDevPop stdDevSamp sum let`
    .split(/\s+/)
    .map((name) => `$${name}`),
)

export const ACCUMULATORS = new Set(
  ['addToSet', 'avg', 'first', 'last', 'max', 'min', 'push', 'stdDevPop', 'stdDevSamp', 'sum', 'mergeObjects'].map(
    (name) => `$${name}`,
  ),
)

/** Parts of an operator's argument that are named, not fields: {$cond:{if,then,else}}, {$filter:{input,as,cond}}, … */
export function checkExpression(expression: Value): void {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$NOW')) throw invalidOperator('$$NOW is not known to the database: pass the time in')
    return
  }
  if (Array.isArray(expression)) return expression.forEach(checkExpression)
  if (!isFields(expression)) return
  const keys = Object.keys(expression)
  const operator = keys.find((key) => key.startsWith('$'))
  if (operator === undefined) return Object.values(expression).forEach(checkExpression)
  if (keys.length !== 1) throw requestFailed('an object representing an expression must have exactly one field')
  if (operator === '$literal') return
  if (!EXPRESSION_OPERATORS.has(operator)) throw invalidOperator(`Unrecognized expression '${operator}'`)
  checkExpression(expression[operator] ?? null)
}
