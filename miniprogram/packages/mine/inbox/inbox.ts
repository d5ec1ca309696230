import { definePage } from '../../../behaviors/page'
import { keepInboxSeen } from '../../../services/inboxSeen'
import * as notifications from '../../../services/notifications'
import { open } from '../../../services/open'
import { showInbox } from './inboxView'

definePage({
  name: 'inbox/1',
  ask: async () => {
    const result = await notifications.inbox({ before: null })
    const newest = result.ok ? result.value.messages[0] : undefined
    if (newest) keepInboxSeen(newest.at)
    return result
  },
  show: showInbox,
  on: {
    onOpen(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    async onMore() {
      const { answer } = this
      const last = answer?.messages[answer.messages.length - 1]
      if (!answer || !last) return
      const older = await this.act('more', () => notifications.inbox({ before: last.at }))
      if (older) this.answered({ messages: [...answer.messages, ...older.messages], more: older.more })
    },
  },
})
