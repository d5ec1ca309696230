import type { RatingEdgeDocument } from '../../shared/documents'

type Rules = Pick<RatingEdgeDocument, 'cycle' | 'opensDay' | 'openDays' | 'groupMin' | 'answerDays' | 'active'>

const cycles: Readonly<Record<Rules['cycle'], string>> = { month: '每月', quarter: '每季', halfYear: '每半年' }

/** What changes in the rules of an edge, line by line; nothing where nothing does. */
export function sayRules(before: Rules, after: Rules): string[] {
  return [
    ...(before.active === after.active
      ? []
      : [after.active ? '恢复：到期照常开评' : '停掉：以后到期不再开评，正在评的这一期不变']),
    ...said('多久评一次', cycles[before.cycle], cycles[after.cycle]),
    ...said('满多少份才公布', `${before.groupMin} 份`, `${after.groupMin} 份`),
    ...said('评几天', `${before.openDays} 天`, `${after.openDays} 天`),
    ...said('几天内答复', `${before.answerDays} 天`, `${after.answerDays} 天`),
    ...said('哪天开评', opens(before.opensDay), opens(after.opensDay)),
  ]
}

const said = (what: string, before: string, after: string): string[] =>
  before === after ? [] : [`${what}：${before} → ${after}`]

const opens = (day: number): string =>
  day === 0 ? '期末后第 1 天' : day < 0 ? `期末前 ${-day} 天` : `期末后第 ${day + 1} 天`
