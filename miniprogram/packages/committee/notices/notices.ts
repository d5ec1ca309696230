import { last } from 'lodash-es'
import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { deadLetters, notices } from '../../../services/notifications'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { accepted } from '../../../services/result'
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
      open(pages.sendNotice())
    },
    onOlder() {
      const oldest = last(this.answer?.notices)
      if (!oldest) return
      return this.older(
        () => notices({ before: oldest.at }),
        (shown, older) => ({ ...shown, notices: [...shown.notices, ...older.notices], more: older.more }),
      )
    },
  },
})
