import { hashOfBallots } from './ballots'
import { electorateCommitment } from './electorate'
import type { PublishedRecord } from './publishedRecord'
import { finding, fine, type Check } from './recountCheck'
import type { Sha256 } from './ruleTextHash'
import { choices, countsIn } from './thresholds'

export function checkElectorate({ electorate, regime }: PublishedRecord, sha256: Sha256): Check {
  const { leaves, households, commitment } = electorate
  const line = countsIn(regime, 'area') ? /^[0-9a-f]{64} [0-9a-f]{64}$/ : /^[0-9a-f]{64}$/
  if (leaves.some((leaf) => !line.test(leaf))) return finding('户册里有一行写法不对')
  if (!ascending(leaves)) return finding('户册里有重复的户,或者顺序被动过')
  if (leaves.length !== households) return finding(`户册有 ${leaves.length} 行,记录却写 ${households} 户`)
  return electorateCommitment(leaves, sha256) === commitment ? fine : finding('户册和开始投票时定下的指纹对不上')
}

export function checkBallots({ ballots, ballotsHash, electorate, regime }: PublishedRecord, sha256: Sha256): Check {
  const withArea = countsIn(regime, 'area')
  let before = ''
  for (let i = 0; i < ballots.length; i++) {
    const { receipt = '', area } = ballots[i] ?? {}
    if (receipt <= before) return finding(`第 ${i + 1} 张票的回执重复了,或者顺序被动过`)
    if ((area !== undefined) !== withArea) return finding(`第 ${i + 1} 张票的写法不对`)
    before = receipt
  }
  if (ballots.length > electorate.households)
    return finding(`有 ${ballots.length} 张票,比 ${electorate.households} 户还多`)
  return hashOfBallots(ballots, sha256) === ballotsHash ? fine : finding('票和计票时定下的指纹对不上,有票被改动过')
}

export function checkTally({ ballots, tally, regime }: PublishedRecord): Check {
  if (countsIn(regime, 'adults')) return finding('这份记录按成年人数计票,票里没有人数,数不出来')
  const counted = { yes: 0, no: 0, abstain: 0 }
  for (const { choice } of ballots) counted[choice] += 1
  const words = { yes: '同意', no: '反对', abstain: '弃权' }
  for (const choice of choices) {
    const { households } = tally[choice]
    if (households !== counted[choice])
      return finding(`“${words[choice]}”写的是 ${households} 户,重新数是 ${counted[choice]} 户`)
  }
  return fine
}

function ascending(lines: readonly string[]): boolean {
  for (let i = 1; i < lines.length; i++) {
    if ((lines[i - 1] ?? '') >= (lines[i] ?? '')) return false
  }
  return true
}
