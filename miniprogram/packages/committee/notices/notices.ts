import { definePage } from '../../../behaviors/page'
import { deadLetters, notices } from '../../../services/notifications'
import { open } from '../../../services/open'
import { accepted } from '../../../services/result'
import { places } from '../places'
import type { Tap } from '../tap'
import { showNotices } from './view'

definePage({
  name: 'committee-notices',
  local: { unfolded: false },
  async ask() {
    const [sent, lost] = await Promise.all([notices({ before: null }), deadLetters({})])
    // what went wrong with a few messages is worth knowing, but not worth the list
    return sent.ok ? accepted({ ...sent.value, letters: lost.ok ? lost.value.letters : [] }) : sent
  },
  show: showNotices,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onFold() {
      this.setData({ unfolded: !this.data.unfolded })
      this.redraw()
    },
    onSend() {
      open(places.sendNotice())
    },
    async onMore() {
      const { answer } = this
      const last = answer?.notices[answer.notices.length - 1]
      if (!answer || !last) return
      const older = await this.act('more', () => notices({ before: last.at }))
      if (older) this.answered({ ...answer, notices: [...answer.notices, ...older.notices], more: older.more })
    },
  },
})
