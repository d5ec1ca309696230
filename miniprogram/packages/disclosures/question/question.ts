import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { askQuery, disclosure } from '../../../services/disclosures'
import { newIntention } from '../../../services/intention'
import { isTopic, type Topic } from '../../../text/disclosure'
import { sayLastDay } from '../../../text/when'
import { lackOf, showQuestion } from './questionView'

definePage({
  name: 'disclosure-question/1',
  freshOnShow: false,
  ask: ({ id = '' }) => disclosure({ disclosureId: id }),
  show: showQuestion,
  local: { topic: '' as Topic | '', text: '', error: '', sent: '', intention: '' },
  onLoad() {
    this.setData({ intention: newIntention() })
  },
  on: {
    onTopic(event: Told<{ key: string }>) {
      const { key } = event.detail
      if (isTopic(key)) this.setData({ topic: key, error: '', intention: newIntention() })
    },
    onText(event: Told<{ value: string }>) {
      if (event.detail.value !== this.data.text)
        this.setData({ text: event.detail.value, error: '', intention: newIntention() })
    },
    async onSend() {
      const { topic, text, intention } = this.data
      const error = lackOf(topic, text)
      if (error || topic === '') return this.setData({ error })
      const disclosureId = this.query.id ?? ''
      const asked = await this.act('send', () => askQuery({ disclosureId, topic, text: text.trim() }, intention))
      if (asked) this.setData({ sent: `${sayLastDay(asked.dueAt)}前会回答。答好以后和这份公开放在一起,不写你的名字` })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
