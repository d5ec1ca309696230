import type * as areaCommitment from './areaCommitment'
import type { PublishedRecord, PublishedSum } from './publishedRecord'
import { finding, fine, notChecked, type Check } from './recountCheck'
import { choices, countsIn } from './thresholds'

export type OpenAreas = Pick<typeof areaCommitment, 'areasAddUp'>

/** The published sums of area against the sealed areas, without opening a single one. */
export function checkAreas(record: PublishedRecord, areas: OpenAreas | null): Check {
  const { regime, electorate, ballots, tally } = record
  const sealed = ballots.some(({ area }) => area !== undefined) || electorate.leaves.some((line) => line.includes(' '))
  const summed = [electorate, ...choices.map((choice) => tally[choice])].some(
    ({ areaDm2, areaBlinding }) => areaDm2 !== undefined || areaBlinding !== undefined,
  )
  if (!countsIn(regime, 'area')) {
    return sealed || summed ? finding('这次表决不按面积算,记录里却有面积') : fine
  }
  if (!areas) {
    return notChecked('这部手机太旧,面积这一项数不了。别的都数过了;要数面积,请换一部新一点的手机,或者用电脑')
  }
  const opens = (commitments: readonly string[], { areaDm2, areaBlinding }: PublishedSum) =>
    areaDm2 !== undefined && areaBlinding !== undefined && areas.areasAddUp(commitments, areaDm2, areaBlinding)

  if (
    !opens(
      electorate.leaves.map((line) => line.slice(65)),
      electorate,
    )
  )
    return finding('全部户的面积加起来,和公布的总面积对不上')
  const words = { yes: '同意', no: '反对', abstain: '弃权' }
  for (const choice of choices) {
    const commitments = ballots.filter((ballot) => ballot.choice === choice).map(({ area = '' }) => area)
    if (!opens(commitments, tally[choice])) return finding(`“${words[choice]}”的票,面积加起来和公布的对不上`)
  }
  return fine
}
