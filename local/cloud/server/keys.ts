import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who stands before a door: the one who started the cloud, the phone of somebody, or an instance of a function. */
export type Holder = { kind: 'owner' } | { kind: 'phone'; openid: string } | { kind: 'instance'; id: string }

type Right = 'phone' | 'instance' | 'read' | 'upload'

/**
 * The keys of one cloud, new at each start. They stand in addresses, `http://127.0.0.1:PORT/~<key>`: whoever has one may do what it opens, and
 * a page of another origin can neither read nor guess it. All but the owner's are made of the owner's, so that nothing need be kept.
 */
export class Keys {
  readonly owner = randomBytes(32).toString('base64url')

  phone(openid: string): string {
    return this.keyOf('phone', openid)
  }

  instance(id: string): string {
    return this.keyOf('instance', id)
  }

  /** Null for a key that this cloud hasn't given away. */
  holderOf(key: string): Holder | null {
    if (same(key, this.owner)) return { kind: 'owner' }
    const [, kind, name] = /^(phone|instance)\.([\w-]*)\.[\w-]+$/.exec(key) ?? []
    if (name === undefined) return null
    const text = Buffer.from(name, 'base64url').toString('utf8')
    if (kind === 'phone' && same(key, this.phone(text))) return { kind, openid: text }
    if (kind === 'instance' && same(key, this.instance(text))) return { kind, id: text }
    return null
  }

  /** What goes with the address of one thing, as the cloud signs its temporary URLs. */
  sign(right: Right, text: string): string {
    return createHmac('sha256', this.owner).update(`${right} ${text}`).digest('base64url')
  }

  isSigned(right: Right, text: string, signature: string): boolean {
    return same(signature, this.sign(right, text))
  }

  private keyOf(kind: 'phone' | 'instance', name: string): string {
    return `${kind}.${Buffer.from(name).toString('base64url')}.${this.sign(kind, name)}`
  }
}

/** Takes as long whatever is wrong. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
