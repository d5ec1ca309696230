import { definePage } from '../../../behaviors/page'
import { disclosure } from '../../../services/disclosures'
import { accepted } from '../../../services/result'
import { showVersions } from './versionsView'

definePage({
  name: 'disclosure-versions/1',
  local: { all: false },
  async ask({ id = '', other = '' }) {
    const [one, two] = await Promise.all([disclosure({ disclosureId: id }), disclosure({ disclosureId: other })])
    if (!one.ok) return one
    if (!two.ok) return two
    return accepted([one.value, two.value] as const)
  },
  show: showVersions,
  on: {
    onAll() {
      this.setData({ all: true })
      this.redraw()
    },
  },
})
