/**
 * The mini-program reads the contracts for their types only. What those files import of Node is declared here, so that
 * none of Node's globals can be used by mistake in code that runs on a phone.
 */
declare module 'node:crypto' {
  interface Hmac {
    update(data: string): Hmac
    digest(): Buffer
  }
  export function createHmac(algorithm: string, key: string): Hmac
}
interface Buffer extends Uint8Array {
  toString(encoding?: 'hex'): string
}
