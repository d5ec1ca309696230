import type { RefusalCode, RefusalDetail } from '../../cloudfunctions/shared/refusal'

/** Why nothing came back: what the function said, or OFFLINE when no function was reached. */
export interface Refused {
  readonly code: RefusalCode | 'OFFLINE'
  readonly detail: RefusalDetail
}

/** What a call comes to. Refusals are values: a page shows them, it never catches them. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refused }

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (code: Refused['code'], detail: RefusalDetail = {}): Result<never> => ({
  ok: false,
  refusal: { code, detail },
})
