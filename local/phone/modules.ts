import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { packageFiles } from './packageFiles'

/**
 * Names a browser has and WeChat's script engine has not. Each module gets them as parameters that stay undefined, so code that
 * leans on a browser fails here as it would on a real phone.
 */
export const NOT_IN_WECHAT = [
  ...['window', 'self', 'document', 'navigator', 'location', 'history', 'parent', 'top', 'frames', 'screen'],
  ...[
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'XMLHttpRequest',
    'fetch',
    'WebSocket',
    'alert',
    'confirm',
    'prompt',
  ],
  ...['TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'URL', 'URLSearchParams', 'Blob', 'File', 'FileReader'],
  ...['structuredClone', 'AbortController', 'requestAnimationFrame', 'cancelAnimationFrame', 'Image', 'postMessage'],
]

/**
 * All scripts of a package as one JavaScript object: path → function. Nothing runs until the runtime requires it. The code of each begins
 * on a line of its own, so that lines and columns can be found again (runtime/sourcePlace.ts).
 */
export function wrapModules(root: string, leaveOut: readonly string[] = []): string {
  const paths = packageFiles(root, leaveOut).filter((path) => path.endsWith('.js'))
  const hidden = NOT_IN_WECHAT.join(',')
  const wrapped = paths.map((path) => {
    const code = asCommonJs(readFileSync(join(root, path), 'utf8'), path)
    return `${JSON.stringify(path)}:function(require,module,exports,${hidden}){"use strict";\n${code}\n}`
  })
  return `{${wrapped.join(',\n')}}`
}

function asCommonJs(code: string, path: string): string {
  if (!/^\s*(?:import|export)\b|[;}]\s*(?:import|export)\b/m.test(code)) return code
  return transformSync(code, { format: 'cjs', loader: 'js', sourcefile: path, logLevel: 'silent' }).code
}
