import type * as v from 'valibot'

/**
 * Who may call. 'anyone' = any WeChat account, known or not; the others are what the account is in the courtyard the
 * call is about. A procedure that names no role is callable by nobody.
 */
export type Role = 'anyone' | 'member' | 'representative' | 'committee' | 'propertyManager'

type Schema = v.GenericSchema

/** One procedure of a function: who may call it, what goes in, what comes out (the output schema strips all else). */
export interface Procedure<
  I extends Schema = Schema,
  O extends Schema = Schema,
  R extends readonly Role[] = readonly Role[],
> {
  readonly roles: R
  readonly input: I
  readonly output: O
}

export type Contract = Readonly<Record<string, Procedure>>

export function procedure<I extends Schema, O extends Schema, const R extends readonly Role[]>(
  spec: Procedure<I, O, R>,
): Procedure<I, O, R> {
  return spec
}

/** What the caller sends. */
export type InputOf<P extends Procedure> = v.InferInput<P['input']>
/** What the use case gets. */
export type ParsedInputOf<P extends Procedure> = v.InferOutput<P['input']>
/** What the caller gets. */
export type OutputOf<P extends Procedure> = v.InferOutput<P['output']>
/** What the use case returns. */
export type AnswerOf<P extends Procedure> = v.InferInput<P['output']>

export type CallReply<T> =
  | {
      readonly ok: true
      readonly value: T
      /** The server's time (ms): what a phone shows as “还剩 2 天” follows it, whatever the phone's own clock says. */
      readonly now: number
    }
  | {
      readonly ok: false
      readonly refusal: { readonly code: string; readonly detail: Readonly<Record<string, string | number>> }
    }
