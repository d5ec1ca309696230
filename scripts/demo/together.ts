import type { VotesInput } from '../../cloudfunctions/votes/contract'
import { people } from './people'
import type { Stage } from './stage'

const { zhouYongfu, zhangYuhua, leiZhiqiang, xuZhengcai, duanSiyu, renGuangrong } = people

/** Who looks at what the other proposes: another household of the same committee. */
const secondOf: Readonly<Record<string, string>> = {
  [zhouYongfu.openid]: zhangYuhua.openid,
  [zhangYuhua.openid]: leiZhiqiang.openid,
  [leiZhiqiang.openid]: zhouYongfu.openid,
  [xuZhengcai.openid]: duanSiyu.openid,
  [duanSiyu.openid]: xuZhengcai.openid,
  [renGuangrong.openid]: xuZhengcai.openid,
}

type ProposalId = VotesInput<'confirmProposals'>['ids'][number]

/** The second person's yes. What everybody has three days to stop takes effect only then. */
export async function confirmAct(
  stage: Stage,
  home: 'courtyard' | 'votes' | 'ratings',
  first: string,
  proposalId: ProposalId | null,
): Promise<void> {
  const second = secondOf[first]
  if (second === undefined) throw new Error(`${first} has no second person`)
  if (proposalId === null) return
  const actor = stage.actor(second)
  const ids = [proposalId]
  switch (home) {
    case 'courtyard':
      return void (await actor.courtyard('confirmProposals', { ids }))
    case 'votes':
      return void (await actor.votes('confirmProposals', { ids }))
    case 'ratings':
      return void (await actor.ratings('confirmProposals', { ids }))
  }
}
