import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { pages, todoUrl } from '../../../services/pages'
import { rateeNames, sayTodo, type RatingDuty } from '../../../text/rating'
import { sayDeadline, sayInstant } from '../../../text/when'

type Row = { readonly key: string; readonly title: string; readonly second: string; readonly url: string }

export interface RatingDeskView {
  readonly sentence: string
  readonly first: (RatingDuty & { readonly url: string }) | null
  readonly others: readonly (RatingDuty & { readonly url: string })[]
  readonly running: readonly Row[]
  readonly upcoming: readonly Row[]
  readonly places: readonly Row[]
}

/** What the committee has to do about ratings, what runs (turnout only), and where things are set. */
export function showRatingDesk(answer: RatingsOutput<'ratings'>, now: number): RatingDeskView {
  const { open, waiting, todos, upcoming } = answer
  const [first = null, ...others] = todos.map((todo) => ({ ...sayTodo(todo, now), url: todoUrl(todo) }))
  return {
    sentence: first ? `有 ${todos.length} 件等着办` : '眼下没有等着办的',
    first,
    others,
    running: [
      ...open.map(({ periodId, ratee, periodName, closesAt }) => ({
        key: periodId,
        title: `${rateeNames[ratee]} · ${periodName}`,
        second: `${sayDeadline(closesAt, now)} 截止,看多少人评了`,
        url: pages.ratingProgress(periodId),
      })),
      ...waiting.map(({ periodId, ratee, periodName, status }) => ({
        key: periodId,
        title: `${rateeNames[ratee]} · ${periodName}`,
        second: status === 'appealing' ? '评完了,申诉处理完就公布' : '评完了,正在算结果',
        url: pages.ratingProgress(periodId),
      })),
    ],
    upcoming: upcoming.map(({ raterGroup, ratee, periodName, opensAt }) => ({
      key: `${raterGroup}/${ratee}`,
      title: `${rateeNames[ratee]} · ${periodName}`,
      second: `${sayInstant(opensAt, now)} 开始评`,
      url: '',
    })),
    places: [
      { key: 'edges', title: '谁评谁、多久评一次', second: '开几天、几个人起公布', url: pages.ratingEdges() },
      { key: 'standards', title: '评议标准', second: '起草、请另一个人同意', url: pages.standards() },
      { key: 'appeals', title: '申诉', second: '各户觉得评得不对的', url: pages.ratingAppeals() },
      { key: 'posted', title: '以前的结果', second: '一期一期都留着', url: pages.postedRatings() },
    ],
  }
}
