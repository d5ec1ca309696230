import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { isFields, operatorsOf, type Fields, type Value } from '../values'

/** What to do with a field: keep it, drop it, give it a value computed from the document, or the same for the fields below. */
type Node = 'keep' | 'drop' | { compute: Value } | { below: Map<string, Node> }

export interface Projection {
  fields: Map<string, Node>
  /** Only what is named stays; otherwise everything but what is named. */
  inclusive: boolean
}

export type Compute = (expression: Value) => Maybe

/**
 * A projection as a tree: 1 and true keep, 0 and false drop, anything else is computed. Throws for a mix of keeping and dropping
 * and for paths that lie on each other.
 */
export function parseProjection(spec: Fields): Projection {
  const fields = new Map<string, Node>()
  let keeps = false
  let drops = false
  const add = (path: string, value: Value): void => {
    if (isFields(value) && operatorsOf(value).length === 0) {
      if (Object.keys(value).length === 0)
        throw requestFailed('an empty object is not a valid value. Found empty object at path ' + path)
      return Object.entries(value).forEach(([key, item]) => add(`${path}.${key}`, item))
    }
    const node = nodeOf(value)
    if (path !== '_id') {
      if (node === 'drop') drops = true
      else keeps = true
    }
    place(fields, path, node)
  }
  for (const [path, value] of Object.entries(spec)) add(path, value)
  if (keeps && drops) throw requestFailed('Projection cannot have a mix of inclusion and exclusion')
  const id = fields.get('_id')
  return { fields, inclusive: keeps || (!drops && id !== undefined && id !== 'drop') }
}

function nodeOf(value: Value): Node {
  if (value === false || value === 0) return 'drop'
  return value === true || typeof value === 'number' ? 'keep' : { compute: value }
}

function place(fields: Map<string, Node>, path: string, node: Node): void {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part.startsWith('$')))
    throw requestFailed(`FieldPath field names may not be empty or start with '$': ${path}`)
  let at = fields
  for (const [i, part] of parts.entries()) {
    const existing = at.get(part)
    if (i === parts.length - 1) {
      if (existing !== undefined) throw requestFailed(`Path collision at ${path}`)
      at.set(part, node)
    } else {
      if (existing !== undefined && !(typeof existing === 'object' && 'below' in existing))
        throw requestFailed(`Path collision at ${path}`)
      const below = existing === undefined ? new Map<string, Node>() : existing.below
      at.set(part, { below })
      at = below
    }
  }
}

export function applyProjection(document: Fields, { fields, inclusive }: Projection, compute: Compute): Fields {
  if (!inclusive) return dropIn(document, fields)
  return keepIn(document, fields.has('_id') ? fields : new Map<string, Node>([['_id', 'keep'], ...fields]), compute)
}

function dropIn(fields: Fields, nodes: Map<string, Node>): Fields {
  const kept: Fields = {}
  for (const [key, value] of Object.entries(fields)) {
    const node = nodes.get(key)
    if (node === 'drop') continue
    kept[key] = typeof node === 'object' && 'below' in node ? dropBelow(value, node.below) : value
  }
  return kept
}

function dropBelow(value: Value, nodes: Map<string, Node>): Value {
  if (Array.isArray(value)) return value.map((item) => dropBelow(item, nodes))
  return isFields(value) ? dropIn(value, nodes) : value
}

/** Fields that are kept stand in the document's order, computed ones after them in the projection's. */
function keepIn(fields: Fields, nodes: Map<string, Node>, compute: Compute): Fields {
  const kept: Fields = {}
  for (const [key, value] of Object.entries(fields)) {
    const node = nodes.get(key)
    if (node === 'keep') kept[key] = value
    else if (typeof node === 'object' && 'below' in node) put(kept, key, keepBelow(value, node.below, compute))
  }
  for (const [key, node] of nodes) {
    if (typeof node !== 'object') continue
    if ('compute' in node) put(kept, key, compute(node.compute))
    else if (!Object.hasOwn(fields, key) && computes(node.below)) put(kept, key, keepIn({}, node.below, compute))
  }
  return kept
}

function keepBelow(value: Value, nodes: Map<string, Node>, compute: Compute): Maybe {
  if (Array.isArray(value)) {
    return value.map((item) => keepBelow(item, nodes, compute)).filter((item): item is Value => item !== undefined)
  }
  if (isFields(value)) return keepIn(value, nodes, compute)
  return computes(nodes) ? keepIn({}, nodes, compute) : undefined
}

function computes(nodes: Map<string, Node>): boolean {
  return [...nodes.values()].some((node) => typeof node === 'object' && ('compute' in node || computes(node.below)))
}

function put(fields: Fields, key: string, value: Maybe): void {
  if (value !== undefined) fields[key] = value
}
