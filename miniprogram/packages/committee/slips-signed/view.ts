import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'

export interface SignedLocal {
  readonly batchId: string
  /** Doors that haven't signed; all others have. */
  readonly left: readonly string[]
  readonly photo: string
}

export interface SignedView {
  readonly title: string
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly action: string
  }[]
  readonly signed: readonly string[]
  /** Why it can't be handed in yet. */
  readonly reason: string
}

export function showSigned(
  { doors, batches, group }: CourtyardOutput<'codeSlips'>,
  _now: number,
  { batchId, left, photo }: SignedLocal,
): SignedView {
  const batch = batches.find(({ id }) => id === batchId)
  const unsigned = new Set(batch?.unsigned ?? [])
  const rows = doors.filter(({ id }) => unsigned.has(id))
  const signed = rows.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  return {
    title: `${group} · 签了的有 ${signed.length} 户`,
    rows: rows.map(({ id, no, headName }) => ({
      id,
      title: headName,
      second: left.includes(id) ? `${no} · 还没签` : `${no} · 签了`,
      action: left.includes(id) ? '签了' : '没签',
    })),
    signed,
    reason: photo === '' ? '先给签收表拍照' : signed.length === 0 ? '还没有一户签了' : '',
  }
}
