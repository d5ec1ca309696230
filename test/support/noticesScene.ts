import type { NotificationsContract, NotificationsInput } from '../../cloudfunctions/notifications/contract'
import { templates, type TemplateKey } from '../../cloudfunctions/notifications/templates'
import { asking } from './asking'
import type { VotesScene } from './votesScene'

/** What people do with notices in a scene of votes. */
export function notices({ cloud }: VotesScene) {
  const { ok, refused } = asking<NotificationsContract>(cloud, 'notifications')
  const templateId = (key: TemplateKey) => templates.find((template) => template.key === key)?.templateId ?? ''
  return {
    ok,
    /** The code that it was refused with. */
    refused: async <P extends keyof NotificationsContract>(
      person: string,
      procedure: P,
      input: NotificationsInput<P>,
    ) => (await refused(person, procedure, input)).code,
    /** The tap on 允许: WeChat counts one, and the phone tells the server. */
    subscribe: async (person: string, key: TemplateKey): Promise<void> => {
      await cloud.subscribe(person, [templateId(key)])
      await ok(person, 'recordConsent', { accepted: [key] })
    },
    /** Titles of what lies in the person's 服务通知, the newest first. */
    received: async (person: string) => (await cloud.notices(person)).map(({ title }) => title),
    trouble: (body: { answers?: readonly number[]; hold?: boolean }) =>
      cloud.post('/control/sendingTrouble', body) as Promise<{ answers: number[]; holding: boolean; held: number }>,
  }
}
