/** What a person or an inner component does, and what the component then says: [element, index, what it sends, its detail]. */
type Act = readonly [element: string, index: number, sends: string, detail?: object]
export type Said = readonly [event: string, detail: object]

export interface Example {
  readonly component: string
  readonly given?: object
  /** Element → the text of each of its kind; an empty list = there is none. */
  readonly shows?: Readonly<Record<string, readonly string[]>>
  readonly acts?: readonly Act[]
  readonly says?: readonly Said[]
}

/** What a component promises, in words, and an example that shows it. */
export type Promised = readonly [promise: string, example: Example]
