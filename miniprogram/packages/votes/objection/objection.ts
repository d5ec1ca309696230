import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { newIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import * as votes from '../../../services/votes'
import { showObjections } from './objectionView'

definePage({
  name: 'motion/4',
  ask: ({ id = '' }) => votes.motion({ motionId: id }),
  show: showObjections,
  local: { text: '', error: '', intention: '' },
  onLoad() {
    this.setData({ intention: newIntention() })
  },
  on: {
    onText(event: Told<{ value: string }>) {
      this.setData({ text: event.detail.value, error: '' })
    },
    async onSend() {
      const text = this.data.text.trim()
      if (!text) {
        this.setData({ error: '先写上哪里不对、为什么' })
        return
      }
      const raised = await this.act('send', () =>
        votes.raiseObjection({ motionId: this.query.id ?? '', text }, this.data.intention),
      )
      if (!raised) return
      this.setData({ text: '', intention: newIntention() })
      await this.load()
    },
    onPanel(event: Tap<{ id: string }>) {
      open(pages.panel(event.currentTarget.dataset.id))
    },
    async onAnswered(event: Tap<{ id: string; satisfied: boolean }>) {
      const { id, satisfied } = event.currentTarget.dataset
      const done = await this.act(`${satisfied ? 'yes' : 'no'}:${id}`, () =>
        votes.respondToAnswer({ id, satisfied }, newIntention()),
      )
      if (done) await this.load()
    },
  },
})
