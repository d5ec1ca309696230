import { sum } from 'lodash-es'
import { widthOf } from '../../text/share'

/** How a whole parts into up to three, in fixed order. The counts stand beside it as text and in `sentence`. */
Component({
  properties: {
    parts: { type: Array, value: [] as number[] },
    sentence: { type: String, value: '' },
  },
  data: { widths: [] as number[] },
  observers: {
    parts(parts: number[]) {
      const whole = sum(parts)
      this.setData({ widths: parts.map((part) => widthOf(part, whole)) })
    },
  },
})
