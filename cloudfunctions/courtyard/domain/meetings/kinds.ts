import type { MeetingKind } from '../../../shared/documents'

interface KindRule {
  readonly name: string
  readonly purpose: string
  readonly noticeDays: number
  /** What a resident reads about where the days come from. */
  readonly source: string
  /** A law's days are whole days between the calling and the meeting (民法典 201, 203); a default ends on the day before it. */
  readonly byLaw: boolean
}

/**
 * What each kind of meeting asks for. Only the residents' assembly has its days from a law; the others are defaults that no
 * rule was found for, and say so.
 */
export const kinds: Readonly<Record<MeetingKind, KindRule>> = {
  baba: {
    name: '坝坝会',
    purpose: '大家坐到坝子上,说说院里的事',
    noticeDays: 1,
    source: '至少提前一天通知,是院坝的默认做法,不是法律规定',
    byLaw: false,
  },
  linpan: {
    name: '林盘会',
    purpose: '一个林盘的几户人,商量身边的事',
    noticeDays: 1,
    source: '至少提前一天通知,是院坝的默认做法,不是法律规定',
    byLaw: false,
  },
  council: {
    name: '议事会',
    purpose: '各组推选的人先议一议,拿出办法',
    noticeDays: 3,
    source: '至少提前三天通知,是院坝的默认做法,不是法律规定',
    byLaw: false,
  },
  assembly: {
    name: '居民代表大会',
    purpose: '每户来一个代表,定院里的大事',
    noticeDays: 10,
    source: '《城市居民委员会组织法》第二十六条:提前十天通知',
    byLaw: true,
  },
}

export const meetingKinds = Object.keys(kinds) as MeetingKind[]
