import type { Cloud } from '../cloud'
import { settle, undisturbed } from './undisturbed'

/** Empties the environment; declared collections and their indexes stay, the clock goes back to its start. */
export async function resetEnvironment(cloud: Cloud): Promise<Record<string, never>> {
  await undisturbed(cloud, async () => {
    cloud.transactions.abortAll()
    const files = await cloud.store.write(() => {
      for (const collection of cloud.store.collections.all()) cloud.store.clear(collection)
      cloud.messages.clear()
      cloud.fileOwners.clear()
      return cloud.files.replaceAll([])
    })
    await cloud.files.forget(files)
    cloud.resetClock()
    await settle(cloud)
  })
  return {}
}
