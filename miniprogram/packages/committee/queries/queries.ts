import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { answerQuery, queries } from '../../../services/disclosures'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showQueries } from './view'

const intention = sameIntention()
const nothing = { openId: '', answers: {} as Readonly<Record<string, string>> }

definePage({
  name: 'committee-queries/1',
  local: { ...nothing, did: '' },
  ask: () => queries({}),
  show: showQueries,
  on: {
    onOpen(event: Tap<{ id: string }>) {
      this.setData({ openId: event.currentTarget.dataset.id, notice: '', did: '' })
      this.redraw()
    },
    /** What is typed stays with its question, also when another one is opened meanwhile. */
    onAnswer(event: Told<{ value: string }>) {
      const { openId, answers } = this.data
      this.setData({ answers: { ...answers, [openId]: event.detail.value } })
      this.redraw()
    },
    onItem(event: Tap<{ id: string }>) {
      open(pages.disclosure(event.currentTarget.dataset.id))
    },
    async onSend() {
      const { openId, answers } = this.data
      const input = { queryId: openId, answer: (answers[openId] ?? '').trim() }
      const sent = await this.act('answer', () => answerQuery(input, intention.of(input)))
      if (!sent) return
      intention.done()
      this.setData({ openId: '', did: '答好了,已经和这份公开放在一起。问的人会收到提醒' })
      await this.load()
    },
  },
})
