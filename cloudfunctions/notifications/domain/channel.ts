import type { NoticeKind } from '../../shared/documents'

interface Channel {
  readonly template: 'voteOpened' | 'voteClosing' | 'resultPosted'
  /** `withoutBallot`: only members of households that have no ballot in when it is delivered. */
  readonly to: 'everybody' | 'withoutBallot'
}

/** Which facts go out as a subscribe message. All of them stand in the inbox. */
export const channels: Readonly<Partial<Record<NoticeKind, Channel>>> = {
  motionOpened: { template: 'voteOpened', to: 'everybody' },
  motionClosing: { template: 'voteClosing', to: 'withoutBallot' },
  motionExtended: { template: 'voteClosing', to: 'withoutBallot' },
  resultPosted: { template: 'resultPosted', to: 'everybody' },
}
