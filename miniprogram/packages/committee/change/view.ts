import { sayArea } from '../../../text/money'
import type { Household, Roll } from '../everyHousehold'
import { sayFrozen } from '../roll/view'

export interface Typed {
  readonly newNo: string
  readonly newHeadName: string
  readonly adults: string
  readonly residents: string
  readonly area: string
}

export interface ChangeLocal {
  readonly kind: string
  readonly householdId: string
  readonly typed: Typed
  /** The household that is merged into this one. */
  readonly from: Household | null
  readonly done: { readonly openMotions: number } | null
}

export interface Split {
  readonly newNo: string
  readonly newHeadName: string
  readonly adultsMoved: number
  readonly residentsMoved: number
  readonly areaDm2Moved: number
}

export interface ChangeView {
  readonly found: boolean
  readonly splitting: boolean
  readonly title: string
  readonly second: string
  readonly frozen: string
  readonly counts: { adults: string; residents: string; area: string }
  readonly from: { title: string; second: string } | null
  /** What it comes to, once everything is filled in. */
  readonly outcome: readonly string[]
  readonly wrong: { no: string; adults: string; residents: string; area: string }
  readonly action: string
  readonly ready: boolean
  readonly done: { title: string; text: string } | null
}

/** “3” → 3; empty → 0; anything else that isn't a whole number → null. */
export function parseCount(text: string): number | null {
  const digits = text.trim()
  if (digits === '') return 0
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null
}

/** Square metres as typed → 0.01 m²: “102.5” → 10250. More than two decimals or no number → null. */
export function parseArea(text: string): number | null {
  const [, whole = '', decimals = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  if (text.trim() === '') return 0
  return whole === '' ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}

const tooMany = (moved: number | null, has: number, unit: string) => {
  if (moved === null) return '请填数字'
  return moved > has ? `这一户只有 ${has} ${unit}` : ''
}

/** What would be split off, when everything typed makes sense. */
export function readSplit(typed: Typed, household: Household): Split | null {
  const [adults, residents, area] = [parseCount(typed.adults), parseCount(typed.residents), parseArea(typed.area)]
  const named = typed.newNo.trim() !== '' && typed.newHeadName.trim() !== ''
  if (adults === null || residents === null || area === null || !named) return null
  if (adults > household.adults || residents > household.residents || area > household.areaDm2) return null
  return {
    newNo: typed.newNo.trim(),
    newHeadName: typed.newHeadName.trim(),
    adultsMoved: adults,
    residentsMoved: residents,
    areaDm2Moved: area,
  }
}

const sayHousehold = (name: string, adults: number, residents: number, areaDm2: number) =>
  `${name}:成年 ${adults} 人,常住 ${residents} 人${areaDm2 > 0 ? `,${sayArea(areaDm2)}` : ''}`

export function showChange(roll: Roll, _now: number, local: ChangeLocal): ChangeView {
  const household = roll.households.find(({ id }) => id === local.householdId)
  const splitting = local.kind === 'split'
  const split = household && splitting ? readSplit(local.typed, household) : null
  const from = splitting ? null : local.from
  const same = from !== null && from.id === household?.id
  return {
    found: household !== undefined,
    splitting,
    title: household
      ? splitting
        ? `从${household.headName}这户分出一户`
        : `把另一户并进${household.headName}这户`
      : '',
    second: household ? `${household.group} · ${household.no}` : '',
    frozen: sayFrozen(roll.openMotions),
    counts: {
      adults: `这一户有成年人 ${household?.adults ?? 0} 人`,
      residents: `这一户常住 ${household?.residents ?? 0} 人`,
      area: `这一户有 ${sayArea(household?.areaDm2 ?? 0)}`,
    },
    from:
      from === null
        ? null
        : { title: from.headName, second: same ? '这就是同一户,请选另一户' : `${from.group} · ${from.no}` },
    outcome: household ? outcomeOf(household, split, same ? null : from) : [],
    wrong: {
      no: roll.households.some(({ no }) => no === local.typed.newNo.trim()) ? '这个户号已经有了,请换一个' : '',
      adults: tooMany(parseCount(local.typed.adults), household?.adults ?? 0, '人'),
      residents: tooMany(parseCount(local.typed.residents), household?.residents ?? 0, '人'),
      area: wrongArea(parseArea(local.typed.area), household?.areaDm2 ?? 0),
    },
    action: splitting ? '分户' : '并户',
    ready: splitting ? split !== null : from !== null && !same,
    done: local.done === null ? null : sayDone(splitting, local.done.openMotions),
  }
}

function wrongArea(moved: number | null, has: number): string {
  if (moved === null) return '请填数字,最多两位小数'
  return moved > has ? `这一户只有 ${sayArea(has)}` : ''
}

function outcomeOf(household: Household, split: Split | null, from: Household | null): string[] {
  const { headName, adults, residents, areaDm2 } = household
  if (split) {
    return [
      sayHousehold(
        headName,
        adults - split.adultsMoved,
        residents - split.residentsMoved,
        areaDm2 - split.areaDm2Moved,
      ),
      sayHousehold(split.newHeadName, split.adultsMoved, split.residentsMoved, split.areaDm2Moved),
    ]
  }
  if (!from) return []
  return [sayHousehold(headName, adults + from.adults, residents + from.residents, areaDm2 + from.areaDm2)]
}

function sayDone(splitting: boolean, openMotions: number): { title: string; text: string } {
  const title = splitting ? '分好了' : '并好了'
  const next = splitting ? '新的一户要打印一张自己的单子。' : '原来那户的单子不再能用。'
  const votes =
    openMotions > 0
      ? `正在进行的 ${openMotions} 项表决仍按冻结的名册${splitting ? ',新分的户下次表决再投' : ',并进来的那户由这一户代投'}`
      : '以后的表决按新户册来'
  return { title, text: `${next}${votes}` }
}
