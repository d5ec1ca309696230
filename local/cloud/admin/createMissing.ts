import type { Cloud } from '../cloud'
import { isCollectionName } from '../database/collectionSpecs'
import type { AdminRequest } from './request'

/** For a project whose collections aren't listed anywhere: makes the one that a request names. Only with `createsCollections`. */
export async function createMissing(cloud: Cloud, { action, params }: AdminRequest): Promise<void> {
  const name = params['collectionName']
  if (!cloud.createsCollections || !action.startsWith('database.') || action === 'database.addCollection') return
  if (typeof name !== 'string' || !isCollectionName(name) || cloud.store.collections.has(name)) return
  await cloud.store.write(() => {
    if (!cloud.store.collections.has(name)) cloud.store.collections.add(name)
  })
}
