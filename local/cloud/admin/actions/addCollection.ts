import { textParam, type AdminAction } from '../request'

/** createCollection(name). */
export const addCollection: AdminAction = async (cloud, request) => {
  const name = textParam(request, 'collectionName')
  await cloud.store.write(() => cloud.store.collections.add(name))
  return { data: {} }
}
