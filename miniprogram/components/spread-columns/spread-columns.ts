import { max } from 'lodash-es'
import { widthOf } from '../../text/share'

/** How many gave 1, 2, 3, 4, 5: five columns alike in colour, each with its count above and its score below. */
Component({
  properties: {
    /** Five counts, that of score 1 first. */
    counts: { type: Array, value: [] as number[] },
    /** What is counted: 户, 人. */
    unit: { type: String, value: '户' },
    caption: { type: String, value: '' },
  },
  data: { columns: [] as { score: number; count: number; height: number }[] },
  observers: {
    counts(counts: number[]) {
      const most = max(counts) ?? 0
      this.setData({
        columns: counts.map((count, index) => ({ score: index + 1, count, height: widthOf(count, most) })),
      })
    },
  },
})
