import { textParam, type AdminAction } from '../request'

export const commitTransaction: AdminAction = async (cloud, request) => {
  await cloud.transactions.commit(textParam(request, 'transactionId'))
  return { data: {} }
}
