import type { Denominator, Regime, Standing, Threshold, Weight } from '../../shared/documents'
import { measure, needed } from './record/thresholds'

const unit: Record<Denominator, string> = { households: '户', heads: '位业主', adults: '位成年人', area: '平方米' }

/** 1642.05 (m²) from 0.01 m²; whole numbers without decimals. */
export function squareMetres(areaDm2: number): string {
  const rest = areaDm2 % 100
  const whole = (areaDm2 - rest) / 100
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`
}

function shareInWords({ share, shareOf, strict }: Threshold): string {
  if (share === 1 && shareOf === 2 && strict) return '过半'
  const fractions: Record<string, string> = { '2/3': '三分之二', '3/4': '四分之三', '1/2': '一半' }
  return `${fractions[`${share}/${shareOf}`] ?? `${shareOf} 分之 ${share} `}以上`
}

function participationPart(threshold: Threshold, total: number): string {
  const enough = needed(threshold, total)
  if (threshold.counts === 'area')
    return `他们的房子加起来要够 ${squareMetres(enough)} 平方米(共 ${squareMetres(total)} 平方米)`
  const voters = threshold.counts === 'households' ? '户' : '位'
  return `${total} ${unit[threshold.counts]}要有 ${enough} ${voters}投票`
}

/** “96 户要有 64 户投票才算数” — with the numbers of this electorate (before opening: of the roll). */
export function participationSentence(regime: Regime, electorate: Weight): string {
  const parts = regime.participation.map((threshold) =>
    participationPart(threshold, measure(electorate, threshold.counts)),
  )
  const note = regime.abstentionParticipates ? '' : '(弃权的不算投票)'
  return parts.length === 1 ? `${parts[0]}才算数${note}` : `${parts.join(',')},才算数${note}`
}

const who: Record<Denominator, string> = { households: '户', heads: '业主', adults: '人', area: '业主' }

/** “投票的户里过半同意就通过”; of a poll, which passes nothing: “…就算大家有这个意思”. */
export function passingSentence(regime: Regime, standing: Standing): string {
  const [first, second] = regime.passing
  if (!first) return ''
  const share = shareInWords(first)
  const enough = first.strict ? share : `有${share}`
  const then = standing === 'poll' ? '算大家有这个意思' : '通过'
  if (!second) return `投票的${who[first.counts]}里${enough}同意就${then}`
  return `投票的${who[first.counts]}里，人数和面积都${enough}同意才${then}`
}
