import { readHints, type Hint } from '../inside/hints'
import { readMeasures, type Measures } from './measures'

/** A page that somebody forwards: what the chat would show of it. */
export interface Share {
  readonly title: string
  /** Page with query, as `phone:open` takes it. */
  readonly path: string
  /** Null without a picture. */
  readonly imageUrl: string | null
}

/** What a phone's message means to the desk. */
export type PhoneEvent =
  | { readonly kind: 'ready' }
  | { readonly kind: 'metrics'; readonly measures: Measures }
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'hints'; readonly hints: readonly Hint[] }

/** Null for messages of others and for what the desk takes no notice of. */
export function readPhoneEvent(data: unknown): PhoneEvent | null {
  const message = (data ?? {}) as Readonly<Record<string, unknown>>
  if (message.type !== 'phone:event') return null
  if (message.kind === 'ready') return { kind: 'ready' }
  if (message.kind === 'metrics') {
    const measures = readMeasures(message)
    return measures && { kind: 'metrics', measures }
  }
  if (message.kind === 'share') {
    const { title, path, imageUrl } = message
    if (typeof title !== 'string' || typeof path !== 'string') return null
    return { kind: 'share', share: { title, path, imageUrl: readPicture(imageUrl) } }
  }
  const hints = readHints(message)
  return hints.length === 0 ? null : { kind: 'hints', hints }
}

/** Pictures only: an address in a message must not become anything else. */
const readPicture = (address: unknown): string | null =>
  typeof address === 'string' && /^(https?:|blob:|data:image\/)/.test(address) ? address : null
