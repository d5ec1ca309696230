/**
 * `node --import tsx local/main.ts --app <folder>`: any CloudBase mini-program on this machine, with its functions, its database and up to
 * four phones. README.md lists the options. Prints one line, the desk's address; stops on Ctrl-C and SIGTERM.
 */
import { parseArgs } from 'node:util'
import { join, resolve } from 'node:path'
import { openProject, type ProjectOptions } from './openProject'

// Cloud functions run in UTC, and the time zone is the process's, not the worker's.
process.env['TZ'] = 'UTC'

const USAGE = `node --import tsx local/main.ts --app <folder> [--functions <folder>] [--data <folder>] [--port N]
  [--collections <file>] [--create-collections] [--templates <file>] [--storage-rule <file>] [--people <file>] [--scene <file>]… [--now ISO] [--env ID]
  [--accept-damage]`
const PORT = 8080
const PORTS_TRIED = 20

function readOptions(): ProjectOptions {
  const { values } = parseArgs({
    options: {
      app: { type: 'string' },
      functions: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      collections: { type: 'string' },
      'create-collections': { type: 'boolean', default: false },
      templates: { type: 'string' },
      'storage-rule': { type: 'string' },
      people: { type: 'string' },
      scene: { type: 'string', multiple: true, default: [] },
      now: { type: 'string' },
      env: { type: 'string' },
      'accept-damage': { type: 'boolean', default: false },
    },
  })
  if (values.app === undefined) throw new Error(`--app <folder> is needed\n${USAGE}`)
  const port = values.port === undefined ? PORT : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a port number\n${USAGE}`)
  return {
    app: values.app,
    functions: values.functions,
    data: values.data === undefined ? undefined : resolve(values.data),
    dataFor: (title) => join(process.cwd(), '.local-cloud', title),
    port,
    // a port that somebody names is meant
    portsTried: values.port === undefined ? PORTS_TRIED : 1,
    collections: values.collections,
    createCollections: values['create-collections'],
    templates: values.templates,
    storageRule: values['storage-rule'],
    people: values.people,
    scenes: values.scene,
    now: values.now,
    env: values.env,
    acceptDamage: values['accept-damage'],
    tell: (text) => console.error(text),
  }
}

async function main(): Promise<void> {
  const project = await openProject(readOptions())
  console.log(`${project.title} ${project.url}`)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    project.stop().then(() => process.exit(0), fail)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

main().catch(fail)
