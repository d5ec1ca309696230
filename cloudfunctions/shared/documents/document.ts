/** Every instant is milliseconds since 1970 (UTC); every area is in 0.01 m² (dm²), an integer. */
/** `Schema`: raised when the shape changes; older ones are read by upgrade.ts. */
export interface Document<Schema extends number = 1> {
  readonly createdAt: number
  readonly schema: Schema
}
