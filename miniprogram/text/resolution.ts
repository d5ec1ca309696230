import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { sayLastDay } from './when'

type Link = CourtyardOutput<'meeting'>['resolutions'][number]['link']

/** What has become of a resolution, in words. */
export function sayLink(link: Link, now: number): string {
  switch (link?.as) {
    case undefined:
      return '院管委会还没说怎么落实'
    case 'task':
      if (link.done) return '有人去办,已经办好了 ✓'
      return link.dueAt === null ? '有人在办' : `有人在办,最晚${sayLastDay(link.dueAt, now)}办好`
    case 'disclosure':
      return link.done ? `公示了:${link.title}` : '会拿出来公示'
    case 'motion':
      return link.done ? `交给大家表决:${link.title}` : '要交给大家表决,还没公告'
    case 'none':
      return '记下就行,不用再办'
  }
}
