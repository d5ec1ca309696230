import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { builtInMarkup } from './builtInMarkup'
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
 * A template that WeChat would refuse throws, with file and line.
 */
export function compileTemplates(root: string, ids: Iterable<string>): string {
  const group = new TmplGroup()
  group.setExtraRuntimeScript(WXS_HOOKS)
  const seen = new Set<string>()

  const addScript = (path: string) => {
    if (seen.has(`${path}.wxs`)) return
    seen.add(`${path}.wxs`)
    const { code, requires } = compileWxs(readFileSync(join(root, `${path}.wxs`), 'utf8'), path)
    group.addScript(path, code)
    requires.forEach(addScript)
  }
  const addTemplate = (path: string, text: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const warning of group.addTmpl(path, text) as CompilerWarning[]) {
      const where = `${path}.wxml:${warning.startLine + 1}:${warning.startColumn + 1}`
      if (warning.isError || warning.message === 'missing end tag') throw new Error(`${where} ${warning.message}`)
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
    if (!existsSync(file)) throw new Error(`${from}: template "${path}.wxml" is not in the package`)
    addTemplate(path, readFileSync(file, 'utf8'))
  }

  for (const [tag, markup] of Object.entries(builtInMarkup)) addTemplate(`@builtin/${tag}`, markup)
  for (const id of ids) addFile(id, id)
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
