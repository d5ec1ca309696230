const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * The request id of one thing a person means to do. Made when they start meaning it and kept over retries, so the server
 * finds what the first try made instead of doing it twice. Not a secret: it only has to differ from the others of the
 * same account.
 */
export function newIntention(now: number = Date.now(), random: () => number = Math.random): string {
  const tail = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)] ?? 'a').join('')
  return `${now.toString(36)}${tail}`
}

/**
 * One request id for as long as a person means the same thing: a retry after a broken line finds what the first try
 * made. Meaning something else, or meaning it again after it was done, gets a new one.
 */
export function sameIntention(): { of(meant: object): string; done(): void } {
  let meaning = ''
  let id = ''
  return {
    of(meant) {
      const text = JSON.stringify(meant)
      if (text !== meaning) {
        meaning = text
        id = newIntention()
      }
      return id
    },
    done() {
      meaning = ''
    },
  }
}

/**
 * A new draft until the server has answered for it: one request id for every try to store it, so that it is one draft
 * however many answers are lost. `sent` other tries went before; the server never puts an earlier one over a later.
 */
export interface Birth {
  readonly requestId: string
  readonly sent: number
}

/** Kept on the phone before it is sent: the app may end before the answer comes. */
export const nextTry = (birth: Birth | null): Birth =>
  birth ? { ...birth, sent: birth.sent + 1 } : { requestId: newIntention(), sent: 0 }
