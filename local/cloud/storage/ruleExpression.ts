import { parseExpressionAt, type Expression, type Node, type PrivateIdentifier, type Super } from 'acorn'

/** What a rule may ask about. `auth` null: nobody is logged in. */
export interface Asked {
  readonly auth: { readonly openid: string } | null
  readonly resource: { readonly openid: string; readonly path: string }
}

type Value = string | number | boolean | null | undefined
type Evaluate = (asked: Asked) => Value
type Part = Expression | Super | PrivateIdentifier

const FIELDS: Readonly<Record<string, Evaluate>> = {
  'auth.openid': ({ auth }) => auth?.openid,
  // the id of those who log in without WeChat, as nobody does here
  'auth.uid': () => undefined,
  'auth.loginType': ({ auth }) => (auth === null ? undefined : 'WECHAT'),
  'resource.openid': ({ resource }) => resource.openid,
  'resource.path': ({ resource }) => resource.path,
}

/**
 * The language of storage rules, as far as this stand-in knows it (docs.cloudbase.net/storage/security-rules): `auth`, `resource`,
 * texts, `==`, `!=`, `&&`, `||`, `!` and `/…/.test(…)`. Throws at anything else: a rule that isn't understood opens nothing.
 */
export function compileRule(code: string): Evaluate {
  const expression = parseExpressionAt(code, 0, { ecmaVersion: 2020 })
  if (code.slice(expression.end).trim() !== '') throw unknown(code.slice(expression.end))
  return compile(expression, code)
}

function compile(node: Part, code: string): Evaluate {
  const known = literal(node) ?? field(node, code) ?? combined(node, code) ?? tested(node, code)
  if (!known) throw unknown(textOf(node, code))
  return known
}

function literal(node: Part): Evaluate | undefined {
  if (node.type !== 'Literal') return undefined
  const { value } = node
  const plain = value === null || ['string', 'boolean', 'number'].includes(typeof value)
  return plain ? () => value as Value : undefined
}

function field(node: Part, code: string): Evaluate | undefined {
  if (node.type === 'Identifier' && node.name === 'auth') return ({ auth }) => (auth === null ? null : 'somebody')
  return node.type === 'MemberExpression' ? FIELDS[textOf(node, code)] : undefined
}

function combined(node: Part, code: string): Evaluate | undefined {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const of = compile(node.argument, code)
    return (asked) => of(asked) !== true
  }
  if (node.type !== 'LogicalExpression' && node.type !== 'BinaryExpression') return undefined
  const [left, right] = [compile(node.left, code), compile(node.right, code)]
  if (node.operator === '&&') return (asked) => left(asked) === true && right(asked) === true
  if (node.operator === '||') return (asked) => left(asked) === true || right(asked) === true
  if (node.operator === '==') return (asked) => same(left(asked), right(asked))
  return node.operator === '!=' ? (asked) => !same(left(asked), right(asked)) : undefined
}

/** `/…/.test(…)` */
function tested(node: Part, code: string): Evaluate | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined
  const { object, property } = node.callee
  const [argument, ...more] = node.arguments
  if (object.type !== 'Literal' || !object.regex || textOf(property, code) !== 'test') return undefined
  if (!argument || argument.type === 'SpreadElement' || more.length > 0) return undefined
  const pattern = new RegExp(object.regex.pattern, object.regex.flags.replace(/[gy]/g, ''))
  const text = compile(argument, code)
  return (asked) => pattern.test(String(text(asked)))
}

/** What nobody has is the same as nothing, not even as what somebody else doesn't have. */
const same = (left: Value, right: Value): boolean => left !== undefined && right !== undefined && left === right

const textOf = ({ start, end }: Node, code: string): string => code.slice(start, end)

const unknown = (code: string) => new Error(`not known in a storage rule here: ${code.trim()}`)
