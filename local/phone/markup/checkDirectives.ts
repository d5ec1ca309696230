import { isElement, type Fault, type WxmlAttribute, type WxmlElement, type WxmlText } from './readWxml'

const KNOWN = ['if', 'elif', 'else', 'for', 'for-items', 'for-item', 'for-index', 'key']
const BRANCHES = ['wx:if', 'wx:elif', 'wx:else']
const hasBinding = (value: string | undefined) => /\{\{[\s\S]*\}\}/.test(value ?? '')

/** What is wrong with `wx:` attributes among siblings, and below them. */
export function faultsOfDirectives(siblings: readonly (WxmlElement | WxmlText)[]): Fault[] {
  const faults: Fault[] = []
  let canContinue = false
  for (const node of siblings) {
    if (!isElement(node)) {
      // a space between wx:if and wx:else is no text
      if (node.text.trim() !== '') canContinue = false
      continue
    }
    const branch = node.attributes.find(({ name }) => BRANCHES.includes(name))
    if (branch && branch.name !== 'wx:if' && !canContinue) {
      faults.push(fault(branch, `${branch.name} has no wx:if right before it`))
    }
    if (branch && branch.name !== 'wx:if' && find(node, 'wx:for')) {
      faults.push(fault(branch, `${branch.name} and wx:for can't stand on one element: put a <block> around`))
    }
    canContinue = branch !== undefined && branch.name !== 'wx:else'
    faults.push(...faultsOfElement(node), ...faultsOfDirectives(node.children))
  }
  return faults
}

const fault = ({ line, column }: WxmlAttribute, message: string): Fault => ({ line, column, message })
const find = ({ attributes }: WxmlElement, name: string) => attributes.find((attribute) => attribute.name === name)

function faultsOfElement(element: WxmlElement): Fault[] {
  const faults: Fault[] = []
  const warn = (at: WxmlAttribute, message: string) => void faults.push({ ...fault(at, message), isWarning: true })
  for (const attribute of element.attributes) {
    const { name, value } = attribute
    if (!name.startsWith('wx:')) continue
    if (!KNOWN.includes(name.slice('wx:'.length))) warn(attribute, `there is no ${name}: it does nothing`)
    else if (/^wx:(if|elif|for|for-items)$/.test(name) && !hasBinding(value)) {
      warn(attribute, `${name}="${value ?? ''}" is a fixed text: write ${name}="{{…}}"`)
    } else if (name === 'wx:else' && value) warn(attribute, 'wx:else takes no condition: write wx:elif')
  }
  const loop = find(element, 'wx:for') ?? find(element, 'wx:for-items')
  const key = find(element, 'wx:key')
  if (loop && !key) warn(loop, 'wx:for without wx:key: a changed list is drawn anew and loses its state')
  if (key && hasBinding(key.value)) warn(key, `wx:key names a field, without {{ }}: wx:key="${nameIn(key.value)}"`)
  if (key && !key.value) warn(key, 'wx:key names no field: write a field of the item, or *this')
  for (const name of ['wx:key', 'wx:for-item', 'wx:for-index']) {
    const attribute = find(element, name)
    if (attribute && !loop) warn(attribute, `${name} without wx:for does nothing`)
  }
  return faults
}

const nameIn = (value = '') => value.replace(/[{}\s]/g, '').replace(/^.*\./, '')
