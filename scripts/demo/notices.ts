import { chunk } from 'lodash-es'
import { templates } from '../../cloudfunctions/notifications/templates'
import { people } from './people'
import type { Stage } from './stage'

/** Times that each of them has pressed 允许: more than the story uses up, so that notices still arrive when the clock is moved. */
const TIMES = 4
/** One tap allows at most three templates. */
const PER_TAP = 3

/** The named people want to be told of votes; in WeChat each message needs a tap of its own. */
export async function allowNotices(stage: Stage): Promise<void> {
  const { liuXiuying, liuLijuan, mengXuemei, zhouYongfu, duanSiyu, liYuhua } = people
  const templateIds = templates.map(({ templateId }) => templateId)
  const taps = chunk(
    templates.map(({ key }) => key),
    PER_TAP,
  )
  for (const { openid } of [liuXiuying, liuLijuan, mengXuemei, zhouYongfu, duanSiyu, liYuhua]) {
    for (let time = 0; time < TIMES; time++) {
      await stage.cloud.allowMessages(openid, templateIds)
      for (const accepted of taps) await stage.actor(openid).notifications('recordConsent', { accepted })
    }
  }
}
