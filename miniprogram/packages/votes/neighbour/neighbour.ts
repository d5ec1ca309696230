import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { reportDoor } from '../../../services/votes'

const intention = sameIntention()

definePage({
  name: 'neighbour',
  freshOnShow: false,
  local: { no: '', did: '' },
  on: {
    onNo(event: Told<{ value: string }>) {
      this.setData({ no: event.detail.value.trim(), did: '', notice: '' })
    },
    async onSend() {
      const input = { motionId: this.query.id ?? '', no: this.data.no }
      if (!(await this.act('send', () => reportDoor(input, intention.of(input))))) return
      intention.done()
      this.setData({ no: '', did: '记下了。还要另一户认过门的邻居也说一声' })
    },
  },
})
