/**
 * `node --import tsx local/cloud/main.ts --data <folder> [--functions <folder>] [--collections <file>] [--templates <file>]
 * [--storage-rule <file>] [--port N] [--create-collections] [--now ISO] [--env ID] [--instances N] [--accept-damage] [--database-only]`.
 * Prints one line of JSON when it is ready; stops on
 * SIGTERM and SIGINT.
 */
import { parseArgs } from 'node:util'
import { startLocalCloud, type LocalCloudOptions } from './index'

// Cloud functions run in UTC, and the time zone is the process's, not the worker's.
process.env['TZ'] = 'UTC'

function readOptions(): LocalCloudOptions {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      functions: { type: 'string' },
      collections: { type: 'string' },
      templates: { type: 'string' },
      'storage-rule': { type: 'string' },
      port: { type: 'string' },
      now: { type: 'string' },
      env: { type: 'string' },
      instances: { type: 'string' },
      'transaction-limit-ms': { type: 'string' },
      'accept-damage': { type: 'boolean', default: false },
      'database-only': { type: 'boolean' },
      'create-collections': { type: 'boolean', default: false },
    },
  })
  if (values.data === undefined) throw new Error('--data <folder> is needed')
  const number = (text: string, name: string) => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number`)
    return value
  }
  const limit = values['transaction-limit-ms']
  const rule = values['storage-rule']
  return {
    dataFolder: values.data,
    createCollections: values['create-collections'],
    acceptDamage: values['accept-damage'],
    ...(values.functions !== undefined && values['database-only'] !== true
      ? { functionsFolder: values.functions }
      : {}),
    ...(values.collections !== undefined ? { collectionsFile: values.collections } : {}),
    ...(values.templates !== undefined ? { templatesFile: values.templates } : {}),
    ...(rule !== undefined ? { storageRuleFile: rule } : {}),
    ...(values.port !== undefined ? { port: number(values.port, 'port') } : {}),
    ...(values.now !== undefined ? { now: values.now } : {}),
    ...(values.env !== undefined ? { envId: values.env } : {}),
    ...(values.instances !== undefined ? { instancesMax: number(values.instances, 'instances') } : {}),
    ...(limit !== undefined ? { transactionLimitMs: number(limit, 'transaction-limit-ms') } : {}),
  }
}

async function main(): Promise<void> {
  const cloud = await startLocalCloud(readOptions())
  const stop = () => void cloud.stop().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // the last thing: whoever reads it may stop the cloud at once
  process.stdout.write(`${JSON.stringify({ ready: true, url: cloud.url, pid: process.pid })}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
