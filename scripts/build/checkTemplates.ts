import { existsSync, readFileSync } from 'node:fs'
import { TmplGroup } from 'glass-easel-template-compiler'
import { checkWxs } from '../../local/phone/markup/checkWxs'
import { elementsOf } from '../../local/phone/markup/readWxml'
import { valueOf } from '../../local/phone/markup/checkMarkup'
import type { Mistake } from './buildError'
import type { App } from './readApp'
import { templatesIn, type TemplateFile, type Templates } from './readTemplates'

/** WeChat's own tags, from its component reference. Anything else must be a component that the page names in its json. */
const BUILT_IN = new Set(
  `block import include template slot wxs view text button image input textarea picker picker-view picker-view-column
  switch checkbox checkbox-group radio radio-group label form scroll-view swiper swiper-item rich-text progress icon
  navigator page-meta navigation-bar root-portal canvas movable-area movable-view slider cover-view cover-image
  page-container match-media video camera map web-view open-data official-account editor audio ad share-element
  sticky-header sticky-section keyboard-accessory`.split(/\s+/),
)

interface CompilerWarning {
  startLine: number
  startColumn: number
  message: string
}

/**
 * Everything WeChat's compiler or DevTools would say against the templates of our own components: tags, expressions, `wx:` attributes,
 * wxs, what is imported but isn't there, tags and templates that nobody defines. Each is added to `mistakes`.
 */
export function checkTemplates(app: App, templates: Templates, mistakes: Mistake[]): void {
  const checked = new Set<string>()
  for (const component of app.components.values()) {
    if (component.isLibrary) continue
    const files = templates.reach(`${component.source}.wxml`)
    for (const template of files) {
      if (!checked.has(template.file)) mistakes.push(...faultsOfFile(template))
      checked.add(template.file)
    }
    const [own] = files
    if (!own) continue
    for (const { name, ...place } of elementsOf(own.markup)) {
      if (BUILT_IN.has(name) || component.tags.has(name)) continue
      mistakes.push(at(own.file, place, `<${name}> is not a component: add it to usingComponents`))
    }
    mistakes.push(...unknownTemplates(own, files))
  }
}

const at = (file: string, { line, column }: { line: number; column: number }, message: string): Mistake => ({
  ...{ file, line, column, message },
})

function faultsOfFile(template: TemplateFile): Mistake[] {
  const { file, markup, takes, scripts } = template
  const found = markup.faults.map((fault) => at(file, fault, `WXML: ${fault.message}`))
  for (const { element, file: target } of takes) {
    if (existsSync(target)) continue
    found.push(at(file, element, `<${element.name} src="${valueOf(element, 'src') ?? ''}">: there is no such template`))
  }
  for (const { element, file: target } of scripts) {
    if (!existsSync(target)) {
      found.push(at(file, element, `<wxs src="${valueOf(element, 'src') ?? ''}">: there is no such file`))
      continue
    }
    for (const fault of checkWxs(readFileSync(target, 'utf8'))) found.push(at(target, fault, fault.message))
  }
  return found.length > 0 ? found : compilerWarnings(template)
}

/** A second net: the compiler that the local phone runs on sees some more. */
function compilerWarnings({ file, text }: TemplateFile): Mistake[] {
  const group = new TmplGroup()
  const warnings = group.addTmpl('template', text) as CompilerWarning[]
  group.free()
  return warnings.map(({ startLine, startColumn, message }) =>
    at(file, { line: startLine + 1, column: startColumn + 1 }, `WXML: ${message}`),
  )
}

function unknownTemplates(own: TemplateFile, reached: readonly TemplateFile[]): Mistake[] {
  const names = new Set(reached.flatMap(templatesIn))
  return elementsOf(own.markup).flatMap((element) => {
    const used = element.name === 'template' ? valueOf(element, 'is') : undefined
    if (!used || used.includes('{{') || names.has(used)) return []
    return [at(own.file, element, `<template is="${used}">: no such template here or in what is imported`)]
  })
}
