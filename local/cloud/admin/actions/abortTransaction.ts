import { transactionGone } from '../../cloudError'
import { textParam, type AdminAction } from '../request'

export const abortTransaction: AdminAction = (cloud, request) => {
  const id = textParam(request, 'transactionId')
  if (!cloud.transactions.abort(id)) throw transactionGone(id)
  return { data: {} }
}
