import { templates } from '../../cloudfunctions/notifications/templates'
import { people } from './people'
import { together, type Stage } from './stage'

/** Times that each of them has pressed 允许: more than the story uses up, so that notices still arrive when the clock is moved. */
const TIMES = 4

/** The named people want to be told of votes; in WeChat each message needs a tap of its own. */
export async function allowNotices(stage: Stage): Promise<void> {
  const { liuXiuying, liuLijuan, mengXuemei, zhouYongfu, duanSiyu, liYuhua } = people
  await together([liuXiuying, liuLijuan, mengXuemei, zhouYongfu, duanSiyu, liYuhua], async ({ openid }) => {
    for (let time = 0; time < TIMES; time++) {
      await stage.cloud.allowMessages(
        openid,
        templates.map(({ templateId }) => templateId),
      )
      await stage.actor(openid).notifications('recordConsent', { accepted: templates.map(({ key }) => key) })
    }
  })
}
