import * as v from 'valibot'

/** The parts of a valibot schema that are needed to make inputs for it. */
interface SchemaNode {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly pipe?: readonly v.GenericSchema[]
}

/** Texts of which at least one fits each string rule in the contracts. */
const texts = [
  '院坝',
  '123456',
  '482913775601',
  'a'.repeat(20),
  'a'.repeat(64),
  'cloud://a/b.jpg',
  'AAAA',
  '2026-07-02',
  '',
]
const numbers = [1, 0, 7, 1_800_000_000_000]

/**
 * A valid input for a schema; throws if none can be made, so that a new kind of rule can't go untested. `sparse`: null wherever
 * null is allowed.
 */
export function validInput(schema: v.GenericSchema, sparse = false): unknown {
  const made = make(schema, sparse)
  if (!v.is(schema, made)) throw new Error(`no valid input known for ${JSON.stringify(made)}`)
  return made
}

function make(schema: v.GenericSchema, sparse: boolean): unknown {
  const node = schema as unknown as SchemaNode
  switch (node.type) {
    case 'object':
      return Object.fromEntries(Object.entries(node.entries ?? {}).map(([name, entry]) => [name, make(entry, sparse)]))
    case 'array':
      return node.item ? [make(node.item, sparse)] : []
    case 'nullable':
      return node.wrapped && !sparse ? make(node.wrapped, sparse) : null
    case 'optional':
      return node.wrapped && !sparse ? make(node.wrapped, sparse) : undefined
    case 'picklist':
      return node.options?.[0]
    case 'variant':
      return make(node.options?.[0] as v.GenericSchema, sparse)
    case 'literal':
      return node.literal
    case 'boolean':
      return true
    case 'string':
      return texts.find((text) => v.is(schema, text))
    case 'number':
      return numbers.find((number) => v.is(schema, number))
    default:
      throw new Error(`no input known for a schema of type ${node.type}`)
  }
}
