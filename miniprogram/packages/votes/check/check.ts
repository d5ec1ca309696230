import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { newIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { accepted, type Result } from '../../../services/result'
import { shareTextFile } from '../../../services/shareFile'
import * as votes from '../../../services/votes'
import { showCheck, type CheckAnswer } from './checkView'
import { recountHere } from './recountHere'

async function check(motionId: string): Promise<Result<CheckAnswer>> {
  const [record, mine] = await Promise.all([votes.record({ motionId }), votes.myOpenings({ motionId })])
  if (!record.ok) return record
  const { fileName, json } = record.value
  return accepted({ fileName, json, ...(await recountHere(json, mine.ok ? mine.value.openings : [])) })
}

definePage({
  name: 'check/2',
  ask: ({ id = '' }) => check(id),
  show: showCheck,
  freshOnShow: false,
  local: { asking: false, receipt: '', intention: '', did: '' },
  on: {
    async onShare() {
      const { answer } = this
      if (!answer) return
      this.setData({ notice: '' })
      const went = await shareTextFile(answer.fileName, answer.json)
      if (!went) this.setData({ notice: '这部手机的微信发不了文件。请换一部手机,或者更新微信' })
    },
    onMissing(event: Tap<{ receipt: string }>) {
      const { receipt } = event.currentTarget.dataset
      this.setData({ asking: true, receipt, intention: newIntention(), notice: '', did: '' })
    },
    onReceipt(event: Told<{ value: string }>) {
      this.setData({ receipt: event.detail.value })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onSend() {
      const input = { motionId: this.query.id ?? '', kind: 'receiptMissing', text: this.data.receipt.trim() } as const
      if (input.text === '') return
      const done = await this.act('missing', () => votes.raiseComplaint(input, this.data.intention))
      if (done) this.setData({ asking: false, did: '交上去了，抽签请三户不相干的人家来定，定了就告诉你' })
    },
    onObject() {
      open(pages.objection(this.query.id ?? ''))
    },
  },
})
