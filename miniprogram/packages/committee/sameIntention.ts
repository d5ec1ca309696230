import { newIntention } from '../../services/intention'

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
