import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import type { TemplateKey } from '../../../../cloudfunctions/notifications/templates'
import { reminderOrder, reminders, topicOrder, topics, type Topic } from '../../../text/topics'

export type Preferences = NotificationsOutput<'preferences'>

export interface PreferencesView {
  readonly topics: readonly {
    readonly topic: Topic
    readonly name: string
    readonly second: string
    readonly on: boolean
    /** Can't be muted. */
    readonly always: boolean
    readonly spoken: string
  }[]
  readonly reminders: readonly {
    readonly template: TemplateKey
    readonly name: string
    readonly note: string
    readonly none: boolean
  }[]
  readonly asking: { readonly title: string; readonly text: string }
}

export interface PreferencesLocal {
  /** The topic whose muting is asked about once more. */
  readonly asked: Topic
}

/** Muting what may cost a person's safety is asked once more; unmuting never is. */
export const asksFirst = ({ topics: settings }: Preferences, topic: Topic): boolean =>
  settings.some((setting) => setting.topic === topic && setting.important && !setting.muted)

export const isAlways = ({ topics: settings }: Preferences, topic: Topic): boolean =>
  settings.find((setting) => setting.topic === topic)?.always === true

export const isMuted = ({ topics: settings }: Preferences, topic: Topic): boolean =>
  settings.find((setting) => setting.topic === topic)?.muted === true

export function showPreferences(answer: Preferences, _now: number, { asked }: PreferencesLocal): PreferencesView {
  const quotaOf = new Map(answer.quotas.map(({ template, quota }) => [template, quota]))
  return {
    topics: topicOrder.map((topic) => {
      const on = !isMuted(answer, topic)
      const { name, second } = topics[topic]
      const always = isAlways(answer, topic)
      const state = always ? '关不掉' : on ? '开着' : '关着'
      return { topic, name, second, on, always, spoken: `${name}提醒，${state}` }
    }),
    reminders: reminderOrder.map((template) => {
      const quota = quotaOf.get(template) ?? 0
      return {
        template,
        name: reminders[template],
        note: quota > 0 ? `还有 ${quota} 次` : '不会提醒',
        none: quota === 0,
      }
    }),
    asking: {
      title: `不再提醒${topics[asked].name}的事？`,
      text: '停水停电、防火防汛这样的急事，也不会在微信里弹出来了。消息里还是都有。',
    },
  }
}
