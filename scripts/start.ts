import { parseArgs } from 'node:util'
import { startDemo } from './start/startDemo'
import { showProgress } from './start/progress'

// `npm start`: the demo on this machine, with no account and no network. Cloud functions run in UTC, as they are deployed.
process.env['TZ'] = 'UTC'

const USAGE = 'npm start -- [--port N] [--fresh] [--data FOLDER] [--accept-damage]'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      fresh: { type: 'boolean', default: false },
      data: { type: 'string' },
      'accept-damage': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port must be a port number\n${USAGE}`)
  const progress = showProgress(process.stderr)
  const folder = values.data === undefined ? {} : { folder: values.data }
  const demo = await startDemo({
    port,
    fresh: values.fresh,
    acceptDamage: values['accept-damage'],
    tell: progress.tell,
    say: console.log,
    ...folder,
  }).finally(progress.clear)
  console.log(`院坝 ${demo.url}`)

  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    demo.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

main().catch(fail)
