import * as v from 'valibot'
import { procedure, type InputOf, type OutputOf } from '../shared/procedure'
import { instant, count } from '../shared/schemas'
import { templateKey } from './templates'

const message = v.object({
  id: v.string(),
  kind: v.string(),
  subjectId: v.string(),
  title: v.string(),
  text: v.string(),
  at: instant,
})

export const notificationsContract = {
  /** Everything the courtyard was told, the newest first: the inbox always has it, whatever the channel did. */
  inbox: procedure({
    roles: ['member'],
    input: v.object({ before: v.nullable(instant) }),
    output: v.object({ messages: v.array(message), more: v.boolean() }),
  }),
  /** After wx.requestSubscribeMessage: one tap = one message a template. */
  recordConsent: procedure({
    roles: ['member'],
    input: v.object({ accepted: v.pipe(v.array(templateKey), v.maxLength(3)) }),
    output: v.object({ quotas: v.array(v.object({ template: templateKey, quota: count })) }),
  }),
} as const

export type NotificationsContract = typeof notificationsContract
export type NotificationsInput<P extends keyof NotificationsContract> = InputOf<NotificationsContract[P]>
export type NotificationsOutput<P extends keyof NotificationsContract> = OutputOf<NotificationsContract[P]>
