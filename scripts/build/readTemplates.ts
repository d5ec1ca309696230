import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkMarkup, valueOf, type CheckedMarkup } from '../../local/phone/markup/checkMarkup'
import { elementsOf, type WxmlElement } from '../../local/phone/markup/readWxml'

/** One WXML file, and what it takes from other files. */
export interface TemplateFile {
  file: string
  text: string
  markup: CheckedMarkup
  /** `<import>` and `<include>`: the element, and the file it means, which may not be there. */
  takes: { element: WxmlElement; file: string }[]
  /** `<wxs src>`, likewise. */
  scripts: { element: WxmlElement; file: string }[]
}

/** Reads WXML files, each once. `root` is what a path with a slash in front counts from. */
export class Templates {
  private readonly known = new Map<string, TemplateFile | undefined>()

  constructor(private readonly root: string) {}

  /** The file at this path; undefined when it isn't there. */
  read(file: string): TemplateFile | undefined {
    if (!this.known.has(file)) this.known.set(file, existsSync(file) ? this.open(file) : undefined)
    return this.known.get(file)
  }

  /** This file and all that it imports or includes, each once. */
  reach(file: string): TemplateFile[] {
    const reached = new Map<string, TemplateFile>()
    const visit = (path: string) => {
      const template = this.read(path)
      if (!template || reached.has(path)) return
      reached.set(path, template)
      for (const taken of template.takes) visit(taken.file)
    }
    visit(file)
    return Array.from(reached.values())
  }

  private open(file: string): TemplateFile {
    const text = readFileSync(file, 'utf8')
    const markup = checkMarkup(text)
    const elements = elementsOf(markup)
    const targets = (names: readonly string[], extension: string) =>
      elements.flatMap((element) => {
        const src = names.includes(element.name) ? valueOf(element, 'src') : undefined
        if (!src || src.includes('{{')) return []
        const target = src.startsWith('/') ? join(this.root, src) : join(dirname(file), src)
        return [{ element, file: target.endsWith(extension) ? target : target + extension }]
      })
    return { file, text, markup, takes: targets(['import', 'include'], '.wxml'), scripts: targets(['wxs'], '.wxs') }
  }
}

/** Names of the templates that a file defines. */
export const templatesIn = ({ markup }: TemplateFile): string[] =>
  elementsOf(markup).flatMap((element) => (element.name === 'template' ? (valueOf(element, 'name') ?? []) : []))
