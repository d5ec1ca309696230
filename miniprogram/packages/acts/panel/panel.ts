import type { CourtyardInput } from '../../../../cloudfunctions/courtyard/contract'
import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { answerLot, enterLotNumber, fetchLotWord, giveLotWord, panel } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { showPanel, type ButtonKey } from './view'

type LotId = CourtyardInput<'panel'>['lotId']
type Fetched = CourtyardInput<'fetchLotWord'>

interface Local {
  word: 'yes' | 'no' | ''
  asking: boolean
  value: string
  did: string
}
const local: Local = { word: '', asking: false, value: '', did: '' }
const intention = sameIntention()

definePage({
  name: 'panel',
  local,
  ask: ({ id = '' }) => panel({ lotId: id as LotId }),
  show: showPanel,
  on: {
    async onButton(event: Tap<{ key: ButtonKey }>) {
      const { key } = event.currentTarget.dataset
      if (key === 'yes' || key === 'no') {
        this.setData({ word: key, asking: true, did: '', notice: '' })
        this.redraw()
        return
      }
      const input = { lotId: lotOf(this.query), accepts: key === 'accept' }
      const done = await this.act(key, () => answerLot(input, intention.of(input)))
      if (done) await this.said(key === 'accept' ? '谢谢，请看下面几行字' : '记下了，会请下一户')
    },
    async onConfirm() {
      const { word } = this.data
      if (word === '') return
      const input = { lotId: lotOf(this.query), word }
      const done = await this.act('word', () => giveLotWord(input, intention.of(input)))
      if (done) await this.said('记下了，谢谢')
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onFetch(event: Tap<{ id: Fetched['householdId']; key: Fetched['word'] }>) {
      const { id: householdId, key: word } = event.currentTarget.dataset
      const input = { lotId: lotOf(this.query), householdId, word }
      const done = await this.act('fetch', () => fetchLotWord(input, intention.of(input)))
      if (done) await this.said('他家的话记下了')
    },
    onValue(event: Told<{ value: string }>) {
      this.setData({ value: event.detail.value })
    },
    async onNumber() {
      const input = { lotId: lotOf(this.query), value: this.data.value.trim() }
      const done = await this.act('number', () => enterLotNumber(input, intention.of(input)))
      if (done) await this.said('填好了')
    },
    async said(did: string) {
      intention.done()
      this.setData({ asking: false, value: '', did })
      await this.load()
    },
  },
})

const lotOf = ({ id = '' }: Readonly<Record<string, string | undefined>>): LotId => id as LotId
