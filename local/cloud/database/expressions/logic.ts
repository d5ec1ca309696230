import { requestFailed } from '../../cloudError'
import { compareValues } from '../compareValues'
import { isFields, type Value } from '../values'
import { isTrue } from './truth'
import { argumentsOf, isNull, namedOf, of, type Operator } from './operator'

/** Every pair of values compares, also across types: missing < null < numbers < texts < … */
const comparing = (holds: (order: number) => boolean | number): Operator =>
  of(2, 2, (left, right) => holds(compareValues(left, right)))

const cond: Operator = {
  arity: [3, 3],
  named: { if: true, then: true, else: true },
  run: (argument, scope, evaluate) => {
    const [condition = null, then = null, otherwise = null] = Array.isArray(argument)
      ? argument
      : [namedOf(argument)['if'], namedOf(argument)['then'], namedOf(argument)['else']]
    return evaluate(isTrue(evaluate(condition, scope)) ? then : otherwise, scope)
  },
}

const choose: Operator = {
  named: { branches: true, default: false },
  run: (argument, scope, evaluate) => {
    const { branches = [], default: fallback } = namedOf(argument)
    for (const branch of argumentsOf(branches)) {
      if (isFields(branch) && isTrue(evaluate(branch['case'] ?? null, scope)))
        return evaluate(branch['then'] ?? null, scope)
    }
    if (fallback === undefined) {
      throw requestFailed('$switch could not find a matching branch for an input, and no default was specified.')
    }
    return evaluate(fallback, scope)
  },
}

export const LOGIC: Record<string, Operator> = {
  // one after the other: what decides is the last that is evaluated
  $and: { run: (argument, scope, evaluate) => argumentsOf(argument).every((item) => isTrue(evaluate(item, scope))) },
  $or: { run: (argument, scope, evaluate) => argumentsOf(argument).some((item) => isTrue(evaluate(item, scope))) },
  $not: of(1, 1, (value) => !isTrue(value)),
  $cmp: comparing((order) => order),
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $cond: cond,
  $ifNull: of(2, 2, (value, replacement) => (isNull(value) ? replacement : value)),
  $switch: choose,
  $literal: { run: (argument: Value) => argument },
  $let: {
    named: { vars: true, in: true },
    run: (argument, scope, evaluate) => {
      const { vars = null, in: body = null } = namedOf(argument)
      const added = Object.entries(namedOf(vars)).map(([name, item]) => [name, evaluate(item, scope)] as const)
      return evaluate(body, { ...scope, variables: { ...scope.variables, ...Object.fromEntries(added) } })
    },
  },
}
