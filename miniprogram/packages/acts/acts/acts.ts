import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { confirmProposals } from '../../../services/confirming'
import { acts, drawForProposal, objectToProposal, withdrawProposal } from '../../../services/courtyard'
import { newIntention, sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import type { Result } from '../../../services/result'
import { showActs, togetherOf, type ActCard, type ActKey, type ActsLocal } from './view'

type Local = { -readonly [K in keyof ActsLocal]: ActsLocal[K] }
const local: Local & { asking: boolean; did: string } = { askedId: '', askedKey: '', asking: false, did: '' }
const intention = sameIntention()

definePage({
  name: 'acts',
  local,
  ask: () => acts({ before: null }),
  show: showActs,
  on: {
    onAction(event: Tap<{ id: string; key: ActKey }>) {
      const { id: askedId, key: askedKey } = event.currentTarget.dataset
      this.setData({ askedId, askedKey, asking: true, did: '', notice: '' })
      this.redraw()
    },
    onLot(event: Tap<{ id: string }>) {
      open(pages.panel(event.currentTarget.dataset.id))
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { askedId, askedKey } = this.data
      const card = this.answer?.running.find(({ id }) => id === askedId)
      if (!card || askedKey === '') return
      const done = await this.act<object>('change', () => changes[askedKey](card, intention.of({ askedId, askedKey })))
      if (!done) return
      intention.done()
      this.setData({ asking: false, did: said[askedKey] })
      await this.load()
    },
    /** All that can be confirmed together, function by function. */
    async onAll() {
      if (!this.answer) return
      const together = togetherOf(this.answer)
      let refused = 0
      for (const home of ['courtyard', 'votes', 'ratings'] as const) {
        const ids = together.filter((card) => card.home === home).map(({ id }) => id)
        if (ids.length === 0) continue
        const answer = await this.act('confirm', () => confirmProposals(home, ids, newIntention()))
        if (!answer) return
        refused += answer.answers.filter(({ refusal }) => refusal !== '').length
      }
      const confirmed = together.length - refused
      this.setData({
        did: refused === 0 ? `${confirmed} 件都确认了` : `确认了 ${confirmed} 件，还有 ${refused} 件没成，请一件一件看`,
      })
      await this.load()
    },
    async onOlder() {
      await this.older(
        ({ next }) => acts({ before: next }),
        (shown, older) => ({ ...shown, past: [...shown.past, ...older.past], next: older.next }),
      )
    },
  },
})

const changes: Record<ActKey, (card: ActCard, requestId: string) => Promise<Result<object>>> = {
  confirm: ({ home, id }, requestId) => confirmProposals(home, [id], requestId),
  withdraw: ({ id }, requestId) => withdrawProposal({ id }, requestId),
  object: ({ id }, requestId) => objectToProposal({ id }, requestId),
  draw: ({ id }, requestId) => drawForProposal({ id }, requestId),
}

const said: Record<ActKey, string> = {
  confirm: '确认了',
  withdraw: '收回了',
  object: '记下了：你家不同意',
  draw: '开始抽了，点开就能看到',
}
