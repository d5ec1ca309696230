import type { VotesOutput } from '../../cloudfunctions/votes/contract'
import { groupThousands, sayArea } from './money'

export type Threshold = VotesOutput<'motion'>['thresholds'][number]

const units: Record<Exclude<Threshold['counts'], 'area'>, string> = { households: '户', heads: '人', adults: '人' }
const subjects: Record<Threshold['counts'], string> = {
  households: '户',
  heads: '业主',
  adults: '成年人',
  area: '面积',
}

/** 64 户 · 107 人 · 10,946.46 平方米 */
export const sayCount = (counts: Threshold['counts'], number: number): string =>
  counts === 'area' ? sayArea(number) : `${groupThousands(number)} ${units[counts]}`

/** The bare number and its unit, for big figures. */
export const figureOf = (counts: Threshold['counts'], number: number): { value: string; unit: string } =>
  counts === 'area'
    ? { value: sayArea(number).replace(/ 平方米$/, ''), unit: '平方米' }
    : { value: groupThousands(number), unit: units[counts] }

/** 投票的户 · 投票的面积 · 同意的户 */
export const nameOfThreshold = ({ part, counts }: Threshold): string =>
  part === 'participation' ? `投票的${subjects[counts]}` : `同意的${subjects[counts]}`

/**
 * The arithmetic that decides, in whole numbers: “71×3 = 213,不少于 96×2 = 192”. Areas are multiplied in 0.01 m², so they
 * are said in m² with the product of the same. In two parts, so that a line breaks between them.
 */
export function sayArithmetic(threshold: Threshold): readonly [string, string] {
  const { counts, reached, total, share, shareOf, strict, left, right, met } = threshold
  const say = (number: number) => (counts === 'area' ? sayArea(number).replace(/ 平方米$/, '') : groupThousands(number))
  const relation = met ? (strict ? '多于' : '不少于') : strict ? '没有多于' : '少于'
  const side = (number: number, by: number, product: number) =>
    by === 1 ? say(number) : `${say(number)}×${by} = ${say(product)}`
  return [`${side(reached, shareOf, left)},`, `${relation} ${side(total, share, right)}`]
}

/** 够数 / 过半 / 四分之三以上, and the opposite. */
export function verdictOf({ part, share, shareOf, strict, met }: Threshold): string {
  if (part === 'participation') return met ? '够数' : '不够'
  const half = strict && share * 2 === shareOf
  if (half) return met ? '过半' : '没过半'
  return `${met ? '够' : '不到'}${chineseShare(share, shareOf)}`
}

const chineseShare = (share: number, shareOf: number): string =>
  `${chinese[shareOf] ?? shareOf}分之${chinese[share] ?? share}`
const chinese: Record<number, string> = { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五' }
