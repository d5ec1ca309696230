import { last } from 'lodash-es'
import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { keepInboxSeen } from '../../../services/inboxSeen'
import { newIntention } from '../../../services/intention'
import * as notifications from '../../../services/notifications'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { accepted } from '../../../services/result'
import type { Topic } from '../../../text/topics'
import { showInbox, type InboxAnswer } from './inboxView'

definePage({
  name: 'inbox/3',
  local: { topic: '' as Topic | '' },
  async ask() {
    const askedTopic = this.data.topic
    const asked = await notifications.inbox({ before: null, topic: askedTopic || null })
    if (asked.ok && askedTopic === '') noteSeen(asked.value)
    return asked.ok ? accepted({ ...asked.value, askedTopic }) : asked
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
    onOlder() {
      const { askedTopic = '', messages } = this.answer ?? {}
      const oldest = last(messages)
      if (!oldest) return
      return this.older(
        () => notifications.inbox({ before: oldest.at, topic: askedTopic || null }),
        (shown, older) => ({ ...shown, messages: [...shown.messages, ...older.messages], more: older.more }),
      )
    },
  },
})

/** All of it is on screen now. Nobody waits for the server to note that, and a failing note is made up for next time. */
function noteSeen({ messages }: Pick<InboxAnswer, 'messages'>): void {
  const newest = messages[0]
  if (!newest) return
  keepInboxSeen(newest.at)
  if (messages.some(({ read }) => !read)) void notifications.seeInbox({ upTo: newest.at }, newIntention())
}
