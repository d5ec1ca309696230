import type {
  NotificationsContract,
  NotificationsInput,
  NotificationsOutput,
} from '../../cloudfunctions/notifications/contract'
import { templates, type TemplateKey } from '../../cloudfunctions/notifications/templates'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { VotesScene } from './votesScene'

type Name = keyof NotificationsContract & string

/** What people do with notices in a scene of votes. */
export function notices({ cloud, courtyard }: VotesScene) {
  let calls = 0
  const ask = async <P extends Name>(
    person: string,
    procedure: P,
    input: NotificationsInput<P>,
    requestId = `notices-${courtyard._id.slice(0, 6)}-${++calls}`,
  ) => (await cloud.call(person, 'notifications', { procedure, input, requestId })) as CallReply<NotificationsOutput<P>>
  const ok: <P extends Name>(
    person: string,
    procedure: P,
    input: NotificationsInput<P>,
    requestId?: string,
  ) => Promise<NotificationsOutput<P>> = async (person, procedure, input, requestId) => {
    const reply = await ask(person, procedure, input, requestId)
    if (reply.ok) return reply.value
    const { code, detail } = reply.refusal
    const log = code === 'INTERNAL' ? await cloud.get(`/control/logs?requestId=${detail['requestId'] ?? ''}`) : ''
    throw new Error(`${procedure}: ${code} ${JSON.stringify(log).slice(0, 2000)}`)
  }
  const refused = async <P extends Name>(
    person: string,
    procedure: P,
    input: NotificationsInput<P>,
  ): Promise<string> => {
    const reply = await ask(person, procedure, input)
    if (reply.ok) throw new Error(`${procedure} was answered: ${JSON.stringify(reply.value)}`)
    return reply.refusal.code
  }
  const templateId = (key: TemplateKey) => templates.find((template) => template.key === key)?.templateId ?? ''
  return {
    ok,
    refused,
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
