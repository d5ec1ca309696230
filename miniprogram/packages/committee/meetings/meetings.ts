import { definePage } from '../../../behaviors/page'
import { meetings } from '../../../services/meetings'
import { open } from '../../../services/open'
import { places } from '../places'
import type { Tap } from '../tap'
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
      open(places.tasks())
    },
    onCall() {
      open(places.callMeeting())
    },
  },
})
