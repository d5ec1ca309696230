import { tellError } from '../desk'

interface Callbacks {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** What a wx function fails with: the text after `fail`, and WeChat's number where there is one. */
export class WxFailure extends Error {
  /** `name`: the field the number stands in; the general errors (通用错误码) are an `errno`. */
  constructor(
    message: string,
    readonly code?: number,
    readonly field: 'errCode' | 'errno' = 'errCode',
  ) {
    super(message)
  }
}

/**
 * Makes a wx function of `run`: success, fail and complete callbacks, and a promise when none is given. What `run` throws becomes
 * `{ errMsg: '<name>:fail …', errCode }`. Callbacks come after the code that called has ended, and success or fail before complete.
 */
export function api<O extends object>(
  name: string,
  run: (options: O) => unknown,
): (options?: O & Callbacks) => unknown {
  return (options = {} as O & Callbacks) => {
    const answer = settle(name, run, options)
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return answer
    answer.then(
      (result) => {
        callBack(name, success, result)
        callBack(name, complete, result)
      },
      (error: object) => {
        callBack(name, fail, error)
        callBack(name, complete, error)
      },
    )
    return undefined
  }
}

/** What a callback throws is the app's error; the other callback is called all the same. */
function callBack(name: string, callback: ((result: object) => void) | undefined, result: object): void {
  try {
    callback?.(result)
  } catch (error) {
    tellError(`callback of ${name}`, error)
  }
}

async function settle<O>(name: string, run: (options: O) => unknown, options: O): Promise<object> {
  try {
    const result = await run(options)
    return { errMsg: `${name}:ok`, ...(result as object | undefined) }
  } catch (error) {
    const { message, code, field } = error as WxFailure
    // One that waited for something else first and then ran as itself.
    if (message.startsWith(`${name}:fail `)) throw error
    throw failure(`${name}:fail ${message}`, code, field)
  }
}

/** The object WeChat rejects with: an Error so that its stack is kept, with errMsg and errCode or errno. */
export function failure(errMsg: string, code?: number, field: WxFailure['field'] = 'errCode'): FailedCall {
  return Object.assign(new Error(errMsg), { errMsg, ...(code === undefined ? {} : { [field]: code }) })
}

type FailedCall = Error & { errMsg: string; errCode?: number; errno?: number }
