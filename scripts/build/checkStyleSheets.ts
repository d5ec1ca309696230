import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkStyles } from '../../local/phone/markup/checkStyles'
import type { Mistake } from './buildError'
import type { App } from './readApp'

/** Everything WeChat's compiler or DevTools would say against app.wxss and the style sheets of our own pages and components. */
export function checkStyleSheets(app: App, mistakes: Mistake[]): void {
  const checked = new Set<string>()
  const check = (file: string, isComponent: boolean) => {
    if (checked.has(file) || !existsSync(file)) return
    checked.add(file)
    const { faults, imports } = checkStyles(readFileSync(file, 'utf8'), isComponent)
    for (const { message, line, column } of faults) mistakes.push({ file, line, column, message: `WXSS: ${message}` })
    for (const { target, ...place } of imports) {
      const path = target.startsWith('/') ? join(app.root, target) : join(dirname(file), target)
      if (existsSync(path)) check(path, isComponent)
      else mistakes.push({ file, ...place, message: `WXSS: @import "${target}": there is no such file` })
    }
  }
  check(join(app.root, 'app.wxss'), false)
  for (const { source, isPage, isLibrary } of app.components.values()) {
    if (!isLibrary) check(`${source}.wxss`, !isPage)
  }
}
