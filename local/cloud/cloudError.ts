/**
 * An error that the cloud answers with on purpose: `{ code, message, requestId }` in a 200 reply, as the SDK expects.
 * Codes are those of docs.cloudbase.net/error-code; messages follow what the real database says where that is known.
 */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

/** The database refuses the request (also: duplicate keys, bad operators inside MongoDB). */
export const requestFailed = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message)

/** A parameter of the action is missing or of the wrong kind. */
export const invalidParam = (message: string) => new CloudError('INVALID_PARAM', message)

/** An operator, stage or modifier that the cloud does not know, or that this stand-in does not evaluate. The spelling is Tencent's. */
export const invalidOperator = (message: string) => new CloudError('DATABASE_INVALID_OPERRATOR', message)

export const collectionNotExist = (name: string) =>
  new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Put { "name": "${name}" } into the list of the collections file, create it with createCollection, or start with --create-collections.`,
  )

export const duplicateKey = (collection: string, index: string, key: string) =>
  requestFailed(`E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}`)

export const transactionConflict = (what: string) =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict: ${what}`,
  )

export const transactionGone = (id: string) =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction ${id} does not exist: it was committed, aborted or ran out of time.`,
  )
