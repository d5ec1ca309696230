import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { App, ShippedComponent } from './readApp'
import type { Mistake } from './buildError'
import { readWxml } from './readWxml'

/** WeChat's own tags, from its component reference. Anything else must be a component that the page names in its json. */
const BUILT_IN = new Set(
  `block import include template slot wxs view text button image input textarea picker picker-view picker-view-column
  switch checkbox checkbox-group radio radio-group label form scroll-view swiper swiper-item rich-text progress icon
  navigator page-meta navigation-bar root-portal canvas movable-area movable-view slider cover-view cover-image
  page-container match-media video camera map web-view open-data official-account editor audio ad share-element
  sticky-header sticky-section keyboard-accessory`.split(/\s+/),
)

interface CompilerWarning {
  path: string
  startLine: number
  startColumn: number
  level: number
  message: string
}

/**
 * Compiles every template that ships. A template that WeChat would refuse (missing end tag, bad expression), an import
 * that isn't there and a tag nobody defines are added to `mistakes`.
 */
export function checkTemplates(app: App, mistakes: Mistake[]): void {
  const group = new TmplGroup()
  const seen = new Set<string>()
  for (const component of app.components.values()) {
    if (!component.isLibrary) checkTemplate(group, component.source, app.root, seen, mistakes)
    if (!component.isLibrary) checkTags(component, mistakes)
  }
  group.free()
}

function checkTemplate(group: TmplGroup, source: string, root: string, seen: Set<string>, mistakes: Mistake[]): void {
  const file = `${source}.wxml`
  if (seen.has(file) || !existsSync(file)) return
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const warning of group.addTmpl(source, text) as CompilerWarning[]) {
    mistakes.push({
      file,
      line: warning.startLine + 1,
      column: warning.startColumn + 1,
      message: `WXML: ${warning.message}`,
    })
  }
  for (const { name, attributes, line } of readWxml(text)) {
    const { src } = attributes
    if ((name !== 'import' && name !== 'include') || !src) continue
    const target = src.startsWith('/') ? join(root, src) : join(dirname(file), src)
    const other = target.replace(/\.wxml$/, '')
    if (existsSync(`${other}.wxml`)) checkTemplate(group, other, root, seen, mistakes)
    else mistakes.push({ file, line, message: `<${name} src="${src}">: there is no such template` })
  }
}

function checkTags(component: ShippedComponent, mistakes: Mistake[]): void {
  const file = `${component.source}.wxml`
  if (!existsSync(file)) return
  for (const { name, line } of readWxml(readFileSync(file, 'utf8'))) {
    if (BUILT_IN.has(name) || component.tags.has(name)) continue
    mistakes.push({ file, line, message: `<${name}> is not a component: add it to usingComponents` })
  }
}
