import { definePage } from '../../../behaviors/page'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { agreeStandard, standard } from '../../../services/ratings'
import { isRatee } from '../../../text/rating'
import { showStandard } from './standardView'

const intention = sameIntention()

definePage({
  name: 'rating-standard/1',
  local: { asking: false, did: '' },
  ask: ({ subject = '', id = '' }) =>
    standard({ subject: isRatee(subject) ? subject : 'property', standardId: id || null }),
  show: showStandard,
  on: {
    onEdit() {
      if (this.answer)
        open(pages.editStandard(this.answer.subject, this.answer.stage === 'draft' ? (this.answer.id ?? '') : ''))
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onAgree() {
      const shown = this.answer
      if (!shown?.id) return
      const input = { standardId: shown.id, revision: shown.revision }
      if (!(await this.act('agree', () => agreeStandard(input, intention.of(input))))) return
      intention.done()
      this.setData({ asking: false, did: '同意了,从现在起用。下一期评议就照这一版' })
      await this.load()
    },
  },
})
