import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import postcss, { type Plugin, type Root } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import type { PackagedComponent } from './appPackage'
import { builtInMarkup } from './builtInMarkup'
import { checkStyles } from './markup/checkStyles'
import type { Dist } from './readDist'
import { phoneUnits } from './units'

/**
 * One style sheet for the whole app. In WeChat every page has a web view of its own and every component its own style scope; here
 * pages share a document, so a page's rules are tied to that page and a component's classes get its scope as a prefix.
 * Sets `scope` of each component.
 */
export async function compileStyles(dist: Dist): Promise<string> {
  const components = [...dist.components.values()]
  components.forEach((component, index) => {
    component.scope = isShared(component) ? '' : `s${index.toString(36)}`
  })
  const sheets = [
    compileSheet(dist.root, 'app', { scope: '', page: '' }),
    // Pages last: WeChat puts a page's own rules after those of its components.
    ...components
      .filter(({ isPage }) => !isPage)
      .reverse()
      .map((component) => sheetOf(dist.root, component)),
    ...components.filter(({ isPage }) => isPage).map((component) => sheetOf(dist.root, component)),
  ]
  return (await Promise.all(sheets)).filter(Boolean).join('\n')
}

const sheetOf = (root: string, { id, scope, isPage }: PackagedComponent) =>
  compileSheet(root, id, { scope, page: isPage ? id : '' })

// 组件样式隔离: components are isolated unless they say otherwise, pages share their rules with what asks for them.
function isShared({ isPage, config }: PackagedComponent): boolean {
  const isolation = config.styleIsolation ?? (isPage || !config.component ? 'shared' : 'isolated')
  return isolation === 'shared' || isolation === 'page-shared'
}

interface SheetOptions {
  scope: string
  /** Id of the page the rules are for; empty = all pages. */
  page: string
}
const compiled = new Map<string, { text: string; css: string }>()

async function compileSheet(root: string, path: string, options: SheetOptions): Promise<string> {
  const file = join(root, `${path}.wxss`)
  if (!existsSync(file)) return ''
  const text = withImports(file, root)
  const key = `${file}|${options.scope}`
  const known = compiled.get(key)
  if (known?.text === text) return known.css
  const result = await postcss([wxss(options)]).process(text, { from: file, map: false })
  const css = `/* ${path} */\n${result.css}`
  compiled.set(key, { text, css })
  return css
}

/** The text of a sheet with its imports in place. Throws on what WeChat's compiler refuses, with file and line. */
function withImports(file: string, root: string): string {
  const source = readFileSync(file, 'utf8')
  const { faults, imports } = checkStyles(source, false)
  const missing = imports.filter(({ target }) => !existsSync(fileOf(target, file, root)))
  const refused = [
    ...faults.filter(({ isWarning }) => !isWarning),
    ...missing.map(({ target, ...place }) => ({ ...place, message: `@import "${target}": there is no such file` })),
  ]
  if (refused.length > 0) {
    throw new Error(
      refused.map(({ line, column, message }) => `${relative(root, file)}:${line}:${column} ${message}`).join('\n'),
    )
  }
  const text = inlineUrls(source, file)
  return text.replace(/@import\s*(?:url\()?["']([^"']+)["']\)?\s*;/g, (_whole, name: string) => {
    return withImports(fileOf(name, file, root), root)
  })
}

function fileOf(name: string, from: string, root: string): string {
  const target = name.startsWith('/') ? join(root, name) : resolve(dirname(from), name)
  return target.endsWith('.wxss') ? target : `${target}.wxss`
}

const inlineUrls = (css: string, file: string): string =>
  css.replace(/url\(\s*["']?(?!data:|#|https?:)([^"')]+)["']?\s*\)/g, (whole, reference: string) => {
    const source = join(dirname(file), reference)
    if (!existsSync(source)) return whole
    const type = source.endsWith('.svg') ? 'svg+xml' : source.replace(/^.*\./, '')
    return `url("data:image/${type};base64,${readFileSync(source).toString('base64')}")`
  })

function wxss(options: SheetOptions): Plugin {
  const selectors = scopeSelectors(options)
  return {
    postcssPlugin: 'wxss',
    Once(root: Root) {
      root.walkDecls((declaration) => {
        declaration.value = phoneUnits(declaration.value)
      })
      root.walkRules((rule) => {
        const { parent } = rule
        if (parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(String(parent.name))) return
        rule.selector = selectors.processSync(rule.selector)
      })
    },
  }
}

function scopeSelectors({ scope, page }: SheetOptions) {
  return selectorParser((root) =>
    root.each((selector) => {
      let namesPage = false
      selector.walk((node) => {
        if (node.type === 'tag') {
          if (node.value === 'page') namesPage = true
          else if (node.value in builtInMarkup) node.value = `wx-${node.value}`
        } else if (node.type === 'class' && scope) {
          node.value = `${scope}--${node.value}`
        } else if (node.type === 'id') {
          node.replaceWith(attribute('exparser\\:info-attr-id', '$=', node.value))
        } else if (node.type === 'pseudo' && node.value === ':host') {
          node.replaceWith(attribute('wx-host', '=', scope))
        }
      })
      if (!page) return
      if (!namesPage) {
        selector.prepend(selectorParser.pseudo({ value: `:where(page[is="${page}"]) ` }))
        return
      }
      selector.walkTags((tag) => {
        if (tag.value === 'page') tag.replaceWith(selectorParser.tag({ value: `page:where([is="${page}"])` }))
      })
    }),
  )
}

const attribute = (name: string, operator: '$=' | '=', value: string) =>
  selectorParser.attribute({ attribute: name, operator, value, quoteMark: '"', raws: {} })
