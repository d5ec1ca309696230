import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { meetings } from '../../../services/meetings'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showMeetings } from './view'

definePage({
  name: 'committee-meetings',
  ask: () => meetings({}),
  show: showMeetings,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onTasks() {
      open(pages.tasks())
    },
    onCall() {
      open(pages.callMeeting())
    },
  },
})
