import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { disclosureTemplates } from '../../../services/disclosures'
import { showChoices } from './view'

definePage({
  name: 'committee-disclosure-new/1',
  freshOnShow: false,
  ask: () => disclosureTemplates({}),
  show: showChoices,
  on: {
    /** In place of this page: going back from the draft leads to the list. */
    onPick(event: Tap<{ url: string }>) {
      void wx.redirectTo({ url: event.currentTarget.dataset.url })
    },
  },
})
