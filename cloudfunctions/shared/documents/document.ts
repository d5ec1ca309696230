/** Every instant is milliseconds since 1970 (UTC); every area is in 0.01 m² (dm²), an integer. */
export interface Document {
  readonly createdAt: number
  readonly schema: 1
}
