import { checkAreas, type OpenAreas } from './checkAreas'
import { checkBallots, checkElectorate, checkTally } from './checkCounts'
import { checkChain, checkFacts } from './checkChain'
import { canonicalJson } from '../../../engines/chain/domain/canonicalJson'
import { finding, fine, type Check, type RecountCheck } from './recountCheck'
import type { PublishedRecord } from './publishedRecord'
import { departureFromShape, isPublishedRecord } from './recordShape'
import { ruleTextHash, type Sha256 } from './ruleTextHash'
import { allResults, outcomeOf } from './thresholds'
import { weightOf } from './weightOf'

export interface RecountTools {
  readonly sha256: Sha256
  /** The module areaCommitment where the device has big integers; null says in plain words that this part wasn't checked. */
  readonly areas: OpenAreas | null
}

export interface Recount {
  /** `matches`: all of it was recomputed and agrees. `partly`: what could be checked here agrees, something couldn't be. */
  readonly verdict: 'matches' | 'partly' | 'differs'
  readonly checks: readonly RecountCheck[]
  /** Null if the text isn't a record at all. */
  readonly record: PublishedRecord | null
}

/**
 * Recomputes everything in the text of a published record: its bytes, hashes, chain, electorate, ballots, tally, thresholds
 * and outcome. Pure and synchronous; never throws, whatever the text. Each check says in plain Chinese what doesn't match.
 */
export function recount(text: string, tools: RecountTools): Recount {
  const parsed = parse(text)
  if (!isPublishedRecord(parsed)) {
    return verdictOn([checked('format', '记录完整', whatIsMissing(parsed))], null)
  }
  const { sha256 } = tools
  const parts = topLevelTexts(parsed)
  return verdictOn(
    [
      checked('format', '记录完整', fine),
      checked('bytes', '文字原样', checkBytes(text, parts)),
      checked('hash', '总指纹', checkHash(parsed, parts, sha256)),
      checked('text', '条文没有改动', checkText(parsed, sha256)),
      checked('chain', '经过一步接一步', checkChain(parsed, sha256)),
      checked('facts', '经过与记录一致', checkFacts(parsed, sha256)),
      checked('electorate', '开票前的户册', checkElectorate(parsed, sha256)),
      checked('ballots', '每一张票', checkBallots(parsed, sha256)),
      checked('tally', '计票', checkTally(parsed)),
      checked('areas', '面积', checkAreas(parsed, tools.areas)),
      checked('thresholds', '门槛', checkThresholds(parsed)),
      checked('outcome', '结果', checkOutcome(parsed)),
    ],
    parsed,
  )
}

const checked = (name: RecountCheck['name'], title: string, check: Check): RecountCheck => ({ name, title, ...check })

function verdictOn(checks: readonly RecountCheck[], record: PublishedRecord | null): Recount {
  const has = (state: Check['state']) => checks.some((check) => check.state === state)
  return { verdict: has('differs') ? 'differs' : has('notChecked') ? 'partly' : 'matches', checks, record }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function whatIsMissing(parsed: unknown): Check {
  if (parsed === undefined) return finding('这份文件读不出来,可能下载不完整,或者不是表决记录')
  return { ...finding('这份文件不是完整的表决记录,有的部分缺了,或者写法不对'), where: departureFromShape(parsed) ?? '' }
}

/** Canonical text of each part, in order: the whole and the whole without its hash are made of the same pieces. */
function topLevelTexts(record: PublishedRecord): ReadonlyMap<string, string> {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(entries.map(([key, value]) => [key, canonicalOrEmpty(value)]))
}

function canonicalOrEmpty(value: unknown): string {
  try {
    return canonicalJson(value)
  } catch {
    // a fraction, or a product beyond the safe integers, has no canonical form
    return ''
  }
}

const together = (parts: ReadonlyMap<string, string>, without?: string) =>
  `{${[...parts]
    .filter(([key]) => key !== without)
    .map(([key, text]) => `"${key}":${text}`)
    .join(',')}}`

function checkBytes(text: string, parts: ReadonlyMap<string, string>): Check {
  return text === together(parts) ? fine : finding('文件里的字和规定的写法不一样,有人动过空格、顺序或写法')
}

function checkHash(record: PublishedRecord, parts: ReadonlyMap<string, string>, sha256: Sha256): Check {
  return sha256(together(parts, 'hash')) === record.hash ? fine : finding('内容和总指纹对不上,这份记录被改动过')
}

function checkText({ text }: PublishedRecord, sha256: Sha256): Check {
  const recomputed = ruleTextHash(text.title, text.articles, sha256)
  return recomputed === text.hash ? fine : finding('条文和它的指纹对不上,条文被改动过')
}

function checkThresholds(record: PublishedRecord): Check {
  const results = recomputedResults(record)
  if (record.regime.participation.length === 0 || record.regime.passing.length === 0) return finding('没有写明门槛')
  const same = (a: unknown, b: unknown) => canonicalOrEmpty(a) !== '' && canonicalOrEmpty(a) === canonicalOrEmpty(b)
  if (same(results, record.thresholds)) return fine
  const wrong = results.findIndex((one, i) => !same(one, record.thresholds[i]))
  return finding(wrong < 0 ? '记录里的门槛比规则多' : `第 ${wrong + 1} 道门槛的数字和重新算的不一样`)
}

function checkOutcome(record: PublishedRecord): Check {
  const words = { passed: '通过', failed: '未通过', noQuorum: '投票户数不够' }
  const recomputed = outcomeOf(recomputedResults(record))
  if (recomputed === record.outcome) return fine
  return finding(`记录写的是“${words[record.outcome]}”,重新算是“${words[recomputed]}”`)
}

function recomputedResults({ regime, electorate, tally }: PublishedRecord) {
  return allResults(regime, weightOf(electorate), {
    yes: weightOf(tally.yes),
    no: weightOf(tally.no),
    abstain: weightOf(tally.abstain),
  })
}
