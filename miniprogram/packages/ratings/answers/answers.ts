import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { newIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { ratingResult, respondToAnswer } from '../../../services/ratings'
import { showAnswers } from './answersView'

definePage({
  name: 'rating-result/1',
  ask: ({ id = '' }) => ratingResult({ periodId: id }),
  show: showAnswers,
  on: {
    async onRespond(event: Tap<{ key: string; agree: boolean }>) {
      const { key: itemKey, agree } = event.currentTarget.dataset
      const done = await this.act(`${agree ? 'yes' : 'no'}:${itemKey}`, () =>
        respondToAnswer({ periodId: this.query.id ?? '', itemKey, agree }, newIntention()),
      )
      if (done) await this.load()
    },
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
  },
})
