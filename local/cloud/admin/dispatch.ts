import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import { abortTransaction } from './actions/abortTransaction'
import { addCollection } from './actions/addCollection'
import { aggregateDocuments } from './actions/aggregateDocuments'
import { batchCopyFile } from './actions/batchCopyFile'
import { batchDeleteFile } from './actions/batchDeleteFile'
import { batchGetDownloadUrl } from './actions/batchGetDownloadUrl'
import { calculateDocument } from './actions/calculateDocument'
import { commitTransaction } from './actions/commitTransaction'
import { getDocument } from './actions/getDocument'
import { getUploadMetadata } from './actions/getUploadMetadata'
import { insertDocument } from './actions/insertDocument'
import { invokeFunction } from './actions/invokeFunction'
import { modifyAndReturnDoc } from './actions/modifyAndReturnDoc'
import { modifyDocument } from './actions/modifyDocument'
import { removeDocument } from './actions/removeDocument'
import { startTransaction } from './actions/startTransaction'
import { wxApi } from './actions/wxApi'
import { wxOpenApi } from './actions/wxOpenApi'
import { createMissing } from './createMissing'
import { askedUnder, type AdminAction, type AdminReply, type AdminRequest } from './request'

const ACTIONS: Record<string, AdminAction> = {
  'database.getDocument': getDocument,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.calculateDocument': calculateDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': addCollection,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
  'functions.invokeFunction': invokeFunction,
  'storage.getUploadMetadata': getUploadMetadata,
  'storage.batchGetDownloadUrl': batchGetDownloadUrl,
  'storage.batchDeleteFile': batchDeleteFile,
  'storage.batchCopyFile': batchCopyFile,
  'wx.api': wxApi,
  'wx.openApi': wxOpenApi,
}

/** Runs one action and never throws: a failure is `{ code, message, requestId }`, as the SDK expects in a 200 reply. */
export async function dispatch(cloud: Cloud, request: AdminRequest): Promise<AdminReply> {
  const started = performance.now()
  const { action, requestId } = request
  const id = askedUnder(cloud, request)
  let reply: AdminReply
  try {
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (run === undefined) throw new CloudError('INVALID_ACTION', `the local cloud does not know the action ${action}`)
    await createMissing(cloud, request)
    reply = { ...(await run(cloud, request)), requestId }
  } catch (error) {
    reply = { ...failure(cloud, request, id, error), requestId }
  }
  cloud.traffic.add(action, performance.now() - started, 'code' in reply)
  return reply
}

function failure(cloud: Cloud, request: AdminRequest, id: string, error: unknown): AdminReply {
  const { transactionId } = request.params
  if (!(error instanceof CloudError)) {
    cloud.log.add('error', 'cloud', id, error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { code: 'SYS_ERR', message: `local cloud: ${String(error)}` }
  }
  // An operation that the database itself refuses ends its transaction, as in MongoDB.
  if (error.code === 'DATABASE_REQUEST_FAILED' && typeof transactionId === 'string')
    cloud.transactions.abort(transactionId)
  if (request.action.startsWith('database.')) cloud.log.add(levelOf(error), 'cloud', id, refusalText(request, error))
  return { code: error.code, message: error.message }
}

/** A conflict is no mistake: the SDK's runTransaction tries again by itself. */
const levelOf = ({ code }: CloudError) => (code === 'DATABASE_TRANSACTION_CONFLICT' ? 'info' : 'warn')

function refusalText({ action, params: { collectionName } }: AdminRequest, { code, message }: CloudError): string {
  const where = typeof collectionName === 'string' ? `${action} ${collectionName}` : action
  return `${where}: ${code} ${message}`
}
