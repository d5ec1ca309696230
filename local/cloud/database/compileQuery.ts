import { compileCondition, type Matcher } from './compileCondition'
import { evaluate } from './expressions/evaluate'
import type { Variables } from './expressions/operator'
import { isTrue } from './expressions/truth'
import { reader } from './queryPath'
import { isFields, type Fields, type Value } from './values'

/**
 * A checked query (see checkQuery) as a function of a document, with MongoDB's rules for null, missing fields and arrays on a path.
 * `variables` are those that a lookup's `let` gives to $expr.
 */
export function compileQuery(query: Fields, variables: Variables = {}): Matcher {
  const parts = Object.entries(query).map(([key, condition]) => compilePart(key, condition, variables))
  return (document) => parts.every((part) => part(document))
}

function compilePart(key: string, condition: Value, variables: Variables): Matcher {
  switch (key) {
    case '$and':
    case '$or':
    case '$nor': {
      const branches = branchesOf(condition).map((branch) => compileQuery(branch, variables))
      if (key === '$and') return (document) => branches.every((branch) => branch(document))
      const some: Matcher = (document) => branches.some((branch) => branch(document))
      return key === '$or' ? some : (document) => !some(document)
    }
    case '$expr':
      return (document) => isTrue(evaluate(condition, { document, variables }))
    default: {
      const test = compileCondition(condition, (inner) => compileQuery(inner, variables))
      const valuesIn = reader(key)
      return (document) =>
        test((passes, opens) =>
          valuesIn(document).some((value) => (opens && Array.isArray(value) && value.some(passes)) || passes(value)),
        )
    }
  }
}

function branchesOf(condition: Value): Fields[] {
  return Array.isArray(condition) ? condition.filter(isFields) : []
}

/** A condition on one value itself, as $pull and $elemMatch put it to an element. */
export function compileTest(condition: Value): (value: Value) => boolean {
  const test = compileCondition(condition, (query) => compileQuery(query))
  return (value) => test((passes) => passes(value))
}
