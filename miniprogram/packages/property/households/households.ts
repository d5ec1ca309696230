import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { householdsToRate } from '../../../services/ratings'
import { groupToWalk, showHouseholds } from './householdsView'

definePage({
  name: 'property-households/1',
  local: { group: '' },
  async ask({ id = '' }) {
    const asked = await householdsToRate({ periodId: id, group: this.data.group })
    if (!asked.ok || this.data.group !== '') return asked
    // the groups are known only now: the one to walk comes with a second question, once
    const group = groupToWalk(asked.value)
    if (group === '') return asked
    this.setData({ group })
    return householdsToRate({ periodId: id, group })
  },
  show: showHouseholds,
  on: {
    async onGroup(event: Told<{ key: string }>) {
      this.setData({ group: event.detail.key })
      await this.load()
    },
    onOpen(event: Tap<{ url: string }>) {
      const { url } = event.currentTarget.dataset
      if (url) open(url)
    },
  },
})
