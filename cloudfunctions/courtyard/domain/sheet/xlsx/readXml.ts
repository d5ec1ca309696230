import { Parser } from 'saxen'

export interface XmlHandlers {
  /** `name` and the names of attributes come without their namespace's prefix. */
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

/** Goes once through a document. Entities that it defines itself are never resolved. Throws when it isn't well-formed. */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new Parser()
  parser.on('error', (error) => {
    throw error
  })
  if (open) {
    parser.on('openTag', (name, attributes, decode) => {
      const known = new Map(Object.entries(attributes()).map(([key, value]) => [bare(key), value]))
      open(bare(name), (wanted) => {
        const value = known.get(wanted)
        return value === undefined ? undefined : decode(value)
      })
    })
  }
  if (close) parser.on('closeTag', (name) => close(bare(name)))
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)))
    parser.on('cdata', (value) => text(value))
  }
  parser.parse(new TextDecoder().decode(bytes))
}
