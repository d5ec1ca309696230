import type { CourtyardId } from '../../../../cloudfunctions/shared/ids'
import { definePage } from '../../../behaviors/page'
import { privacyNote } from '../../../services/courtyard'
import { sections, showPrivacy } from './privacyView'

definePage({
  name: 'mine-privacy/1',
  ask: ({ courtyardId = '' }) => privacyNote({ courtyardId: courtyardId === '' ? null : (courtyardId as CourtyardId) }),
  show: showPrivacy,
  // what is stored and for how long can be read without a network
  local: { sections },
  on: {},
})
