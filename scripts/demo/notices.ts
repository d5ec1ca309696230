import { templates } from '../../cloudfunctions/notifications/templates'
import { people } from './people'
import type { Stage } from './stage'

/** Times that each of them has pressed 允许: more than the story uses up, so that notices still arrive when the clock is moved. */
const TIMES = 4

/** The named people want to be told of votes; in WeChat each message needs a tap of its own. */
export async function allowNotices(stage: Stage): Promise<void> {
  const { liuXiuying, liuLijuan, mengXuemei, zhouYongfu, duanSiyu, liYuhua } = people
  const templateIds = templates.map(({ templateId }) => templateId)
  const accepted = templates.map(({ key }) => key)
  for (const { openid } of [liuXiuying, liuLijuan, mengXuemei, zhouYongfu, duanSiyu, liYuhua]) {
    for (let time = 0; time < TIMES; time++) {
      await stage.cloud.allowMessages(openid, templateIds)
      await stage.actor(openid).notifications('recordConsent', { accepted })
    }
  }
}
