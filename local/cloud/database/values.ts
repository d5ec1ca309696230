/** A value as the database holds it. Integers and doubles are one kind: JavaScript clients cannot tell them apart. */
export type Value = null | boolean | number | string | Date | RegExp | ObjectId | Binary | Value[] | Fields
export interface Fields {
  [key: string]: Value
}

/** MongoDB's 12-byte id, kept as its 24 hex digits. */
export class ObjectId {
  constructor(readonly hex: string) {}
  toString(): string {
    return this.hex
  }
}

/** Bytes, as EJSON carries them: base64 and a subtype. */
export class Binary {
  constructor(
    readonly base64: string,
    readonly subType: string,
  ) {}
  toString(): string {
    return `${this.subType}:${this.base64}`
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** The keys that are operators (`$gt`), or none for a literal sub-document. */
export function operatorsOf(value: Value): string[] {
  return isFields(value) ? Object.keys(value).filter((key) => key.startsWith('$')) : []
}
