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
