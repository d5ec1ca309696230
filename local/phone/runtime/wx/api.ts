interface Callbacks {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** What a wx function fails with: the text after `fail`, and WeChat's number where there is one. */
export class WxFailure extends Error {
  constructor(
    message: string,
    readonly code?: number,
  ) {
    super(message)
  }
}

/**
 * Makes a wx function of `run`: success, fail and complete callbacks, and a promise when none is given. What `run` throws becomes
 * `{ errMsg: '<name>:fail …', errCode }`.
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
        success?.(result)
        complete?.(result)
      },
      (error: object) => {
        fail?.(error)
        complete?.(error)
      },
    )
    return undefined
  }
}

async function settle<O>(name: string, run: (options: O) => unknown, options: O): Promise<object> {
  try {
    const result = await run(options)
    return { errMsg: `${name}:ok`, ...(result as object | undefined) }
  } catch (error) {
    const { message, code } = error as WxFailure
    throw failure(`${name}:fail ${message}`, code)
  }
}

/** The object WeChat rejects with: an Error so that its stack is kept, with errMsg and errCode. */
export function failure(errMsg: string, errCode?: number): Error & { errMsg: string; errCode?: number } {
  return Object.assign(new Error(errMsg), { errMsg, ...(errCode === undefined ? {} : { errCode }) })
}
