import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { sendNotice } from '../../../services/notifications'
import { pages } from '../../../services/pages'
import { showSend, TEXT_MAX, TITLE_MAX, type OwnTopic, type SendLocal } from './view'

const nothing: SendLocal = { topic: '', title: '', text: '' }
const local = {
  topic: '' as OwnTopic | '',
  title: '',
  text: '',
  titleMax: TITLE_MAX,
  textMax: TEXT_MAX,
  asking: false,
  /** The notice, once it is out. */
  eventId: '',
  shown: showSend(nothing),
}
const intention = sameIntention()

definePage({
  name: 'committee-notice-send',
  freshOnShow: false,
  local,
  on: {
    onTopic(event: Told<{ first: boolean }>) {
      const topic = event.detail.first ? 'safety' : 'notices'
      this.setData({ topic, shown: showSend({ ...this.data, topic }) })
    },
    onTitle(event: Told<{ value: string }>) {
      const title = event.detail.value
      this.setData({ title, shown: showSend({ ...this.data, title }) })
    },
    onText(event: Told<{ value: string }>) {
      const text = event.detail.value
      this.setData({ text, shown: showSend({ ...this.data, text }) })
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onSend() {
      const { topic, title, text } = this.data
      if (topic === '') return
      const input = { topic, title: title.trim(), text: text.trim() }
      const sent = await this.act('send', () => sendNotice(input, intention.of(input)))
      if (!sent) return
      intention.done()
      this.setData({ asking: false, eventId: sent.eventId })
    },
    onPoster() {
      void wx.redirectTo({ url: pages.noticePoster(this.data.eventId) })
    },
  },
})
