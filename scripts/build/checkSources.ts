import { join } from 'node:path'
import type { Mistake } from './buildError'
import type { BundledFile } from './bundleScripts'
import { checkBindings } from './checkBindings'
import { checkJson } from './checkJson'
import { checkStyleSheets } from './checkStyleSheets'
import { checkTemplates } from './checkTemplates'
import { scriptOf, type App } from './readApp'
import { readDefinitions } from './readDefinitions'
import { Templates } from './readTemplates'

/** Checks of json, templates and style sheets, which need no script to run. */
export function checkSources(app: App, mistakes: Mistake[]): Templates {
  const templates = new Templates(app.root)
  checkJson(app, mistakes)
  checkTemplates(app, templates, mistakes)
  checkStyleSheets(app, mistakes)
  return templates
}

/** Checks of templates against the bundled scripts of their components. */
export function checkScripts(
  app: App,
  scripts: readonly BundledFile[],
  templates: Templates,
  mistakes: Mistake[],
): void {
  const own = [...app.components.values()].filter(({ isLibrary }) => !isLibrary)
  const { definitions, unreadable } = readDefinitions(
    scripts,
    own.map(({ id }) => id),
  )
  for (const { path, message } of unreadable) {
    const file = scriptOf(join(app.root, path.replace(/\.js$/, ''))) ?? join(app.root, path)
    mistakes.push({ file, line: 1, message: `stops as it is loaded: ${message}` })
  }
  checkBindings(app, templates, definitions, mistakes)
}
