import { requestFailed } from '../../cloudError'
import { compareValues, type Maybe } from '../compareValues'
import { typeName } from '../expressions/operator'
import { isFields, type Value } from '../values'
import type { Change } from './updatePath'

function numberAt(existing: Maybe, operator: string): number | undefined {
  if (existing === undefined || typeof existing === 'number') return existing
  throw requestFailed(
    `Cannot apply ${operator} to a value of non-numeric type. The field is of type ${typeName(existing)}`,
  )
}

/** Integers beyond 32 bits too, as the database's 64-bit numbers. */
function bitwise(existing: Maybe, operand: Value): Change {
  const [name, argument] = isFields(operand) ? (Object.entries(operand)[0] ?? []) : []
  const before = numberAt(existing, '$bit') ?? 0
  if (!Number.isInteger(before)) throw requestFailed(`Cannot apply $bit to a value of non-integral type: ${before}`)
  const [left, right] = [BigInt(before), BigInt(Number(argument))]
  const after = name === 'and' ? left & right : name === 'or' ? left | right : left ^ right
  return { value: Number(after) }
}

export const FIELD_CHANGES: Record<string, (existing: Maybe, operand: Value, now: number) => Change> = {
  $set: (_, operand) => ({ value: operand }),
  $unset: (existing) => (existing === undefined ? undefined : 'remove'),
  $inc: (existing, operand) => ({ value: (numberAt(existing, '$inc') ?? 0) + Number(operand) }),
  // + 0: a missing field times a negative number is 0, not -0
  $mul: (existing, operand) => ({ value: (numberAt(existing, '$mul') ?? 0) * Number(operand) + 0 }),
  $min: (existing, operand) =>
    existing === undefined || compareValues(operand, existing) < 0 ? { value: operand } : undefined,
  $max: (existing, operand) =>
    existing === undefined || compareValues(operand, existing) > 0 ? { value: operand } : undefined,
  $bit: bitwise,
  $currentDate: (_, __, now) => ({ value: new Date(now) }),
}
