import { definePage } from '../../../behaviors/page'
import { keepInboxSeen } from '../../../services/inboxSeen'
import { newIntention } from '../../../services/intention'
import * as notifications from '../../../services/notifications'
import { open, pages } from '../../../services/open'
import type { Topic } from '../../../text/topics'
import { showInbox, type InboxAnswer } from './inboxView'

type Tap<D extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, D>

definePage({
  name: 'inbox/2',
  local: { topic: '' as Topic | '' },
  ask: async function () {
    const { topic } = this.data
    const result = await notifications.inbox({ before: null, topic: topic || null })
    if (result.ok && topic === '') noteSeen(result.value)
    return result
  },
  show: showInbox,
  on: {
    async onTopic(event: Tap<{ topic: Topic | '' }>) {
      const { topic } = event.currentTarget.dataset
      if (topic === this.data.topic) return
      this.setData({ topic })
      this.redraw()
      await this.load()
    },
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onPreferences() {
      open(pages.preferences())
    },
    async onMore() {
      const { answer } = this
      const { topic } = this.data
      const last = answer?.messages[answer.messages.length - 1]
      if (!answer || !last) return
      const older = await this.act('more', () => notifications.inbox({ before: last.at, topic: topic || null }))
      // another topic was chosen meanwhile: these belong to the one before
      if (!older || topic !== this.data.topic || answer !== this.answer) return
      this.answered({ messages: [...answer.messages, ...older.messages], more: older.more })
    },
  },
})

/** All of it is on screen now. Nobody waits for the server to note that, and a failing note is made up for next time. */
function noteSeen({ messages }: InboxAnswer): void {
  const newest = messages[0]
  if (newest) keepInboxSeen(newest.at)
  if (messages.some(({ read }) => !read)) void notifications.seeInbox({}, newIntention())
}
