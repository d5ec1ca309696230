import type { TestCloud } from '../support/localCloud'

/** Database actions that the cloud has answered so far, of functions and of anybody else. */
export async function databaseOperations(cloud: TestCloud): Promise<number> {
  const { actions } = (await cloud.get('/control/traffic')) as { actions: Record<string, { count: number }> }
  return Object.entries(actions)
    .filter(([action]) => action.startsWith('database.'))
    .reduce((sum, [, { count }]) => sum + count, 0)
}
