import { definePage } from '../../../behaviors/page'
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
  on: {
    async onShare() {
      const { answer } = this
      if (!answer) return
      this.setData({ notice: '' })
      const went = await shareTextFile(answer.fileName, answer.json)
      if (!went) this.setData({ notice: '这部手机的微信发不了文件。请换一部手机,或者更新微信' })
    },
    onObject() {
      open(pages.objection(this.query.id ?? ''))
    },
  },
})
