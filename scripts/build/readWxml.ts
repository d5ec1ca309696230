/** One opening tag of a WXML file. Lines count from 1; attribute values are as written, `{{}}` included. */
export interface WxmlTag {
  name: string
  attributes: Record<string, string>
  line: number
}

const TAG =
  /<!--[\s\S]*?-->|<wxs\b[^>]*>(?:[\s\S]*?<\/wxs>)?|<([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g
const ATTRIBUTE = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/** The opening tags of a WXML text, in order. Syntax errors are the template compiler's business, not this reader's. */
export function readWxml(text: string): WxmlTag[] {
  const tags: WxmlTag[] = []
  let line = 1
  let counted = 0
  for (const match of text.matchAll(TAG)) {
    const [, name, rest = ''] = match
    if (!name) continue
    for (; counted < match.index; counted++) if (text.charCodeAt(counted) === 10) line++
    const attributes: Record<string, string> = {}
    for (const [, key = '', double, single] of rest.matchAll(ATTRIBUTE)) attributes[key] = double ?? single ?? ''
    tags.push({ name, attributes, line })
  }
  return tags
}
