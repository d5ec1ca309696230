// Entry of every npm script: makes sure the machine can run it, installs what is missing, then hands over to scripts/<command>.ts.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [command = 'start', ...args] = process.argv.slice(2)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

// npm records what it installed in node_modules/.package-lock.json: same versions as the lock file = nothing to do.
function installed() {
  const marker = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(marker)) return false
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([name, entry]) => name.startsWith('node_modules/') && !entry.optional)
      .map(([name, entry]) => `${name}@${entry.version}`)
      .sort()
      .join('\n')
  return versions(marker) === versions(path.join(root, 'package-lock.json'))
}

if (!installed()) {
  console.log('Installing packages (once)…')
  // not `npm ci`: it refuses a lock file that was written where another system's optional binaries can't be seen
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const install = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (install.status !== 0) process.exit(install.status ?? 1)
}

const run = spawnSync(process.execPath, ['--import', 'tsx', path.join(root, 'scripts', `${command}.ts`), ...args], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
