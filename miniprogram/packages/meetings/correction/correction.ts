import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { newIntention } from '../../../services/intention'
import * as meetings from '../../../services/meetings'
import { showCorrection } from './correctionView'

definePage({
  name: 'correction/1',
  ask: ({ id = '' }) => meetings.meeting({ meetingId: id }),
  show: showCorrection,
  freshOnShow: false,
  local: { key: '', text: null as string | null, error: '', sent: false, intention: '' },
  onLoad({ key = '' }) {
    this.setData({ key, intention: newIntention() })
  },
  on: {
    onText(event: Told<{ value: string }>) {
      if (event.detail.value === (this.data.text ?? this.data.view?.before)) return
      // other words are another intention
      this.setData({ text: event.detail.value, error: '', intention: newIntention() })
    },
    async onSend() {
      const { view, key, intention } = this.data
      const text = (this.data.text ?? view?.before ?? '').trim()
      if (!text) {
        this.setData({ error: '写一写当时是怎么说的、该怎么记' })
        return
      }
      const input = { meetingId: this.query.id ?? '', agendaKey: key, text }
      if (await this.act('send', () => meetings.askCorrection(input, intention))) this.setData({ sent: true })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
