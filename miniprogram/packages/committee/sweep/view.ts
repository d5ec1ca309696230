import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'

export type Sweep = NotificationsOutput<'sweepList'>

/** '' is all of the courtyard for the server; a tab needs a name. */
export const EVERYWHERE = '全院'

export interface SweepLocal {
  readonly group: string
  /** Signed on this walk: they stay where they stood, so that a wrong tap can be taken back. */
  readonly signed: readonly string[]
}

export interface SweepView {
  readonly title: string
  readonly tabs: readonly { readonly name: string; readonly note: string }[]
  readonly group: string
  readonly sentence: string
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly note: string
    readonly signed: boolean
    readonly action: string
  }[]
  /** Which poster is photographed here. */
  readonly poster: string
}

/** Who isn't reached, in walking order. */
export function showSweep({ title, groups, households }: Sweep, _now: number, local: SweepLocal): SweepView {
  const signedIn = (name: string) =>
    households.filter(({ id, group }) => group === name && local.signed.includes(id)).length
  const left = groups.map((group) => ({ name: group.name, left: group.left - signedIn(group.name) }))
  const whole = left.reduce((sum, group) => sum + group.left, 0)
  const group = local.group || EVERYWHERE
  const here = local.group === '' ? whole : (left.find(({ name }) => name === local.group)?.left ?? 0)
  return {
    title,
    tabs: [{ name: EVERYWHERE, left: whole }, ...left].map((tab) => ({
      name: tab.name,
      note: tab.left > 0 ? `${tab.left} 户` : '都到了',
    })),
    group,
    sentence: here > 0 ? `${group}还有 ${here} 户要上门` : `${group}都通知到了`,
    rows: households.map(({ id, no, headName, group: of, address, note, offline }) => {
      const signed = local.signed.includes(id)
      return {
        id,
        title: headName,
        second: [address || `${of} ${no}`, note || (offline ? '没用小程序' : '')].filter(Boolean).join(' · '),
        note: signed ? '签收了 ✓' : '',
        signed,
        action: signed ? '撤回' : '单子签收了',
      }
    }),
    poster: `${group}的海报贴好了?拍下来存着`,
  }
}
