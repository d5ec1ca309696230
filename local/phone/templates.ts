import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { builtInMarkup } from './builtInMarkup'
import { checkMarkup } from './markup/checkMarkup'
import { checkWxs } from './markup/checkWxs'
import type { Fault } from './markup/readWxml'
import { compileWxs } from './wxs'

/**
 * Calls the compiler leaves open, for WXS functions in templates: A = change:prop listener, B = model path, C = event handler.
 * The runtime defines both functions (runtime/wxs.ts).
 */
const WXS_HOOKS =
  'Q.A=function(f){return globalThis.__wxsChange(f)};Q.B=function(f){return f};' +
  'Q.C=function(c,e,f){return globalThis.__wxsEvent(c,e,f)};'

/**
 * Compiles the templates of `ids` and all they import into one JavaScript expression: an object from path to template.
 * Throws when WeChat would refuse a template or a wxs file: all of them in one message, each as `file:line:column`.
 */
export function compileTemplates(root: string, ids: Iterable<string>): string {
  const group = new TmplGroup()
  group.setExtraRuntimeScript(WXS_HOOKS)
  const seen = new Set<string>()
  const refused: string[] = []
  const refuse = (file: string, faults: readonly Fault[]) => {
    for (const { line, column, message, isWarning } of faults) {
      if (!isWarning) refused.push(`${file}:${line}:${column} ${message}`)
    }
  }

  const addScript = (path: string) => {
    if (seen.has(`${path}.wxs`)) return
    seen.add(`${path}.wxs`)
    const file = join(root, `${path}.wxs`)
    if (!existsSync(file)) {
      refused.push(`${path}.wxs:1:1 is missing`)
      return
    }
    const text = readFileSync(file, 'utf8')
    const faults = checkWxs(text)
    refuse(`${path}.wxs`, faults)
    if (faults.length > 0) return
    const { code, requires } = compileWxs(text, path)
    group.addScript(path, code)
    requires.forEach(addScript)
  }
  const addTemplate = (path: string, text: string) => {
    if (seen.has(path)) return
    seen.add(path)
    const { faults } = checkMarkup(text)
    refuse(`${path}.wxml`, faults)
    if (faults.some(({ isWarning }) => !isWarning)) return
    for (const warning of group.addTmpl(path, text) as CompilerWarning[]) {
      const where = `${path}.wxml:${warning.startLine + 1}:${warning.startColumn + 1}`
      if (warning.isError) refused.push(`${where} ${warning.message}`)
    }
    for (const name of group.getInlineScriptModuleNames(path) as string[]) {
      const { code, requires } = compileWxs(group.getInlineScript(path, name), path)
      group.setInlineScript(path, name, code)
      requires.forEach(addScript)
    }
    for (const script of group.getScriptDependencies(path) as string[]) addScript(script)
    for (const imported of group.getDirectDependencies(path) as string[]) addFile(imported, path)
  }
  const addFile = (path: string, from: string) => {
    const file = join(root, `${path}.wxml`)
    if (existsSync(file)) addTemplate(path, readFileSync(file, 'utf8'))
    else refused.push(`${from}.wxml:1:1 template "${path}.wxml" is not in the package`)
  }

  for (const [tag, markup] of Object.entries(builtInMarkup)) addTemplate(`@builtin/${tag}`, markup)
  for (const id of ids) addFile(id, id)
  if (refused.length > 0) {
    group.free()
    throw new Error(refused.join('\n'))
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}

interface CompilerWarning {
  isError: boolean
  startLine: number
  startColumn: number
  message: string
}
