import type { CloudError } from '../cloudError'

/**
 * What wx.cloud rejects with: number and text by the cloud's code. Both are those of wx-server-sdk 4.0.2 (error.config.ts), which the
 * client shares, and of WeChat's list of errCodes; the two numbers without a text are what developers report.
 */
const ERRORS: Readonly<Record<string, readonly [errCode: number, text: string]>> = {
  SYS_ERR: [-501001, 'resource system error'],
  INVALID_PARAM: [-501007, 'invalid parameters'],
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  DATABASE_COLLECTION_NOT_EXIST: [-502005, 'database collection not exists'],
  STORAGE_REQUEST_FAIL: [-503001, 'storage request fail'],
  STORAGE_EXCEED_AUTHORITY: [-503002, 'storage permission denied'],
  STORAGE_FILE_NONEXIST: [-503003, 'storage file not exists'],
  FUNCTION_NOT_FOUND: [-501000, ''],
  FUNCTIONS_EXECUTE_FAIL: [-504002, 'functions execute fail'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [-504003, ''],
  EXCEED_MAX_RESPONSE_SIZE: [-604001, 'cloudfunction result size exceed limit (1MB)'],
}
const UNKNOWN: readonly [number, string] = [-501001, 'resource system error']

export interface ClientError {
  errCode: number
  errMsg: string
}

/** The error of a cloud.* function: `cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 3 seconds`. */
export function clientError(api: string, { code, message }: Pick<CloudError, 'code' | 'message'>): ClientError {
  const known = ERRORS[code]
  const [errCode, text] = known ?? UNKNOWN
  const said = known === undefined ? `[${code}] ${message}` : message
  return { errCode, errMsg: `${api}:fail Error: errCode: ${errCode} ${text} | errMsg: ${said}` }
}

/** The error of a request to the database: `document.get:fail -502003 database permission denied. Permission denied`. */
export function databaseError(api: string, { code, message }: Pick<CloudError, 'code' | 'message'>): ClientError {
  const [errCode, text] = ERRORS[code] ?? UNKNOWN
  return { errCode, errMsg: `${api}:fail ${errCode} ${text}. ${message}` }
}

/** How one file of a list went: `{ status: 0, errMsg: 'ok' }`, else the number and its text. */
export function fileStatus(code: string): { status: number; errMsg: string } {
  if (code === 'SUCCESS') return { status: 0, errMsg: 'ok' }
  const [status, errMsg] = ERRORS[code] ?? UNKNOWN
  return { status, errMsg }
}
