import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { finishTask, tasks } from '../../../services/meetings'
import { showTasks } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-tasks',
  ask: () => tasks({}),
  show: showTasks,
  local: { openId: '', openTitle: '', note: '', asking: false, did: '' },
  on: {
    /** What is typed for one never ends up at another. */
    onFinish(event: Tap<{ id: string; title: string }>) {
      const { id, title } = event.currentTarget.dataset
      const note = id === this.data.openId ? this.data.note : ''
      this.setData({ openId: id, openTitle: title, note, asking: true, notice: '', did: '' })
    },
    onNote(event: Told<{ value: string }>) {
      this.setData({ note: event.detail.value })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onDone() {
      const input = { id: this.data.openId, note: this.data.note.trim() }
      if (!(await this.act('finish', () => finishTask(input, intention.of(input))))) return
      intention.done()
      this.setData({ asking: false, openId: '', note: '', did: '记下了,开会的人家都看得到' })
      await this.load()
    },
  },
})
