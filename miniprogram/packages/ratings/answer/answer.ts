import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { answerItem, ratingResult } from '../../../services/ratings'
import { doneByOf, showAnswering } from './answerView'

const intention = sameIntention()

definePage({
  name: 'rating-answer/1',
  freshOnShow: false,
  local: { measure: '', day: '', item: '', done: false },
  onLoad({ item = '' }) {
    this.setData({ item })
  },
  ask: ({ id = '' }) => ratingResult({ periodId: id }),
  show: (answer, now, local) => showAnswering(answer, now, local, local.item),
  on: {
    onMeasure(event: Told<{ value: string }>) {
      this.setData({ measure: event.detail.value })
      this.redraw()
    },
    onDay(event: Told<{ value: string }>) {
      this.setData({ day: event.detail.value })
      this.redraw()
    },
    async onSend() {
      const { measure, day, item: itemKey, view } = this.data
      if (!view || view.reason) return
      const input = { periodId: this.query.id ?? '', itemKey, measure: measure.trim(), doneBy: doneByOf(day) }
      if (!(await this.act('send', () => answerItem(input, intention.of(input))))) return
      intention.done()
      this.setData({ done: true })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
