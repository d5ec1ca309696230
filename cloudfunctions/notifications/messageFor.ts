import type { NoticeKind } from '../shared/documents'
import type { MotionFacts } from '../votes/forDelivery'
import { fit } from './domain/fields'
import { timeField } from './domain/timeField'
import { templates, type TemplateKey } from './templates'

/** What each template's fields say, in the order of the template. */
function valuesOf(template: TemplateKey, motion: MotionFacts, courtyardName: string, kind: NoticeKind): string[] {
  switch (template) {
    case 'voteOpened':
      return [motion.title, courtyardName, timeField(motion.closesAt)]
    case 'voteClosing':
      return [
        motion.title,
        timeField(motion.closesAt),
        kind === 'motionExtended' ? '投票延长了,你家还没投' : '你家还没投票,请抽空投一下',
      ]
    case 'resultPosted':
      return [motion.title, motion.passed ? '通过' : '未通过', timeField(motion.postedUntil ?? motion.closesAt)]
  }
}

export interface Message {
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/** The subscribe message of a fact about a motion, its fields cut to what WeChat takes. */
export function messageFor(
  key: TemplateKey,
  kind: NoticeKind,
  motionId: string,
  motion: MotionFacts,
  courtyardName: string,
): Message {
  const template = templates.find((one) => one.key === key)
  if (!template) throw new Error(`no template ${key}`)
  const values = valuesOf(key, motion, courtyardName, kind)
  const page = key === 'resultPosted' ? 'packages/votes/result/result' : 'packages/votes/motion/motion'
  return {
    templateId: template.templateId,
    page: `${page}?id=${motionId}`,
    data: Object.fromEntries(template.fields.map((field, i) => [field.key, fit(field.key, values[i] ?? '')])),
  }
}
