import { parseExpressionAt, type Expression, type Node, type PrivateIdentifier, type Super } from 'acorn'

/** What a rule may ask about. `auth` null: nobody is logged in. */
export interface Asked {
  readonly auth: { readonly openid: string } | null
  readonly resource: { readonly openid: string; readonly path: string }
}

type Value = string | number | boolean | null | undefined
type Evaluate = (asked: Asked) => Value

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

function compile(node: Expression | Super | PrivateIdentifier, code: string): Evaluate {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return compile(node.expression, code)
    case 'Identifier':
      if (node.name === 'auth') return ({ auth }) => (auth === null ? null : 'somebody')
      break
    case 'Literal': {
      const { value } = node
      if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
        return () => value
      break
    }
    case 'MemberExpression': {
      const field = FIELDS[textOf(node, code)]
      if (field) return field
      break
    }
    case 'UnaryExpression': {
      const of = compile(node.argument, code)
      if (node.operator === '!') return (asked) => of(asked) !== true
      break
    }
    case 'LogicalExpression': {
      const [left, right] = [compile(node.left, code), compile(node.right, code)]
      if (node.operator === '&&') return (asked) => left(asked) === true && right(asked) === true
      if (node.operator === '||') return (asked) => left(asked) === true || right(asked) === true
      break
    }
    case 'BinaryExpression': {
      const [left, right] = [compile(node.left, code), compile(node.right, code)]
      if (node.operator === '==') return (asked) => same(left(asked), right(asked))
      if (node.operator === '!=') return (asked) => !same(left(asked), right(asked))
      break
    }
    case 'CallExpression': {
      const { callee, arguments: given } = node
      const [argument, ...more] = given
      if (callee.type !== 'MemberExpression' || textOf(callee.property, code) !== 'test') break
      if (callee.object.type !== 'Literal' || !callee.object.regex || !argument || more.length > 0) break
      if (argument.type === 'SpreadElement') break
      const pattern = new RegExp(callee.object.regex.pattern, callee.object.regex.flags.replace(/[gy]/g, ''))
      const text = compile(argument, code)
      return (asked) => pattern.test(String(text(asked)))
    }
  }
  throw unknown(textOf(node, code))
}

/** What nobody has is the same as nothing, not even as what somebody else doesn't have. */
const same = (left: Value, right: Value): boolean => left !== undefined && right !== undefined && left === right

const textOf = ({ start, end }: Node, code: string): string => code.slice(start, end)

const unknown = (code: string) => new Error(`not known in a storage rule here: ${code.trim()}`)
