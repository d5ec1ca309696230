import type { ChainEntry } from '../../../engines/chain/domain/link'
import { flawOfChain, hashOf, type ChainFlaw } from '../../../engines/chain/domain/verifyChain'
import { checkCommitments, stepsBeforeOpening } from './checkCommitments'
import type { PublishedRecord, PublishedSum } from './publishedRecord'
import { finding, fine, type Check } from './recountCheck'
import type { Sha256 } from './ruleTextHash'
import { countsIn } from './thresholds'

const flaws: Readonly<Record<ChainFlaw, string>> = {
  height: '编号不对,中间少了或多了一步',
  parent: '和前一步接不上',
  payload: '的内容被改动过',
  hash: '的指纹对不上',
}

/** Every entry's payload, hash and link to the one before. */
export function checkChain({ chain }: PublishedRecord, sha256: Sha256): Check {
  const found = flawOfChain(chain, sha256)
  return found ? finding(`经过的第 ${found.place} 步${flaws[found.flaw]}`) : fine
}

/** What was announced, frozen at opening and counted is what the record says. */
export function checkFacts(record: PublishedRecord, sha256: Sha256): Check {
  const { chain, motion, text, electorate, ballotsHash, outcome, tally } = record
  const regimeHash = hashOf(record.regime, sha256)
  const withArea = countsIn(record.regime, 'area')
  const sum = ({ households, areaDm2 }: PublishedSum) => (withArea ? { households, areaDm2 } : { households })
  const { announced, between, opened } = stepsBeforeOpening(chain)
  const counted = lastOf(chain, 'counted')
  const extended = lastOf(chain, 'extended')
  if (announced?.kind !== 'announced' || !opened || !counted || between.some(({ kind }) => !beforeOpening.has(kind))) {
    return finding('经过不完整:公告、开始投票和计票要一步不少')
  }
  const planned = between.find(({ kind }) => kind === 'deferred') ?? announced
  const expected: readonly (readonly [entry: ChainEntry, name: string, value: unknown])[] = [
    [announced, 'motionId', motion.id],
    [announced, 'title', motion.title],
    [announced, 'question', motion.question],
    [announced, 'standing', motion.standing],
    [planned, 'opensAt', motion.opensAt],
    [planned, 'closesAt', motion.extension?.closedAt ?? motion.closesAt],
    [announced, 'textHash', text.hash],
    [announced, 'regimeHash', regimeHash],
    [opened, 'textHash', text.hash],
    [opened, 'regimeHash', regimeHash],
    [opened, 'rollVersion', electorate.rollVersion],
    [opened, 'commitment', electorate.commitment],
    [opened, 'electorate', sum(electorate)],
    [counted, 'closesAt', motion.closesAt],
    [counted, 'postedUntil', motion.postedUntil],
    [counted, 'ballotsHash', ballotsHash],
    [counted, 'outcome', outcome],
    [counted, 'tally', { yes: sum(tally.yes), no: sum(tally.no), abstain: sum(tally.abstain) }],
  ]
  for (const [entry, name, value] of expected) {
    if (hashOf(entry.payload[name], sha256) !== hashOf(value, sha256)) {
      return finding(`${saidAt[entry.kind] ?? ''}定下的和记录里写的不一样(${words[name] ?? name})`)
    }
  }
  if ((counted.payload['setAside'] ?? 0) !== (record.setAside ?? 0))
    return finding('放到一边的票数，计票时定下的和记录里写的不一样')
  if (announced.at !== motion.announcedAt || counted.at !== motion.countedAt) return finding('公告或计票的时间对不上')
  const committed = checkCommitments(record, sha256)
  return committed.state === 'ok' ? checkExtension(motion, extended, sha256) : committed
}

const beforeOpening: ReadonlySet<string> = new Set(['corrected', 'deferred'])

const lastOf = (chain: readonly ChainEntry[], kind: string) => chain.filter((entry) => entry.kind === kind).pop()

function checkExtension(motion: PublishedRecord['motion'], extended: ChainEntry | undefined, sha256: Sha256): Check {
  const { extension, closesAt } = motion
  if (!extension) return extended ? finding('经过里有延长,记录里却没写') : fine
  const { reasons, closedAt, at } = extension
  const same =
    extended?.at === at && hashOf(extended.payload, sha256) === hashOf({ reasons, closedAt, closesAt }, sha256)
  return same ? fine : finding('延长的理由或时间和经过里写的不一样')
}

const saidAt: Readonly<Record<string, string>> = {
  announced: '公告时',
  deferred: '推迟开始时',
  opened: '开始投票时',
  counted: '计票时',
}
const words: Readonly<Record<string, string>> = {
  motionId: '编号',
  title: '事项',
  question: '问题',
  standing: '性质',
  opensAt: '开始时间',
  closesAt: '截止时间',
  postedUntil: '公示期',
  textHash: '条文',
  regimeHash: '表决规则',
  rollVersion: '户册',
  commitment: '户册指纹',
  electorate: '户数',
  ballotsHash: '票',
  outcome: '结果',
  tally: '计票',
}
