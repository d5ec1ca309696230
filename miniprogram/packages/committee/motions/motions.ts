import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { motions } from '../../../services/votes'
import { showMotions, type Step } from './view'

const at = {
  decide: pages.decideVote,
  objections: pages.voteObjections,
  progress: pages.voteProgress,
  result: pages.result,
}

definePage({
  name: 'committee-motions',
  ask: () => motions({ before: null }),
  show: showMotions,
  on: {
    onOpen(event: Tap<{ id: string; step: Step }>) {
      const { id, step } = event.currentTarget.dataset
      open(at[step](id))
    },
    onDrafts() {
      open(pages.ruleDrafts())
    },
    onOlder() {
      open(pages.inbox())
    },
  },
})
