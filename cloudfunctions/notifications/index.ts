import { handle } from '../shared/handle'
import { notificationsContract } from './contract'
import { deadLetters } from './deadLetters'
import { deliverWaiting } from './deliverWaiting'
import { inbox } from './inbox'
import { markSlip } from './markSlip'
import { notice } from './notice'
import { notices } from './notices'
import { noticeTexts } from './noticeTexts'
import { poster } from './poster'
import { preferences } from './preferences'
import { reach } from './reach'
import { recordConsent } from './recordConsent'
import { boardRoll } from './boardRoll'
import { recordPoster } from './recordPoster'
import { seeInbox } from './seeInbox'
import { sendNotice } from './sendNotice'
import { setMuted } from './setMuted'
import { sweepList } from './sweepList'
import { unmarkSlip } from './unmarkSlip'

export const main = handle({
  name: 'notifications',
  contract: notificationsContract,
  useCases: {
    inbox,
    seeInbox,
    notice,
    recordConsent,
    preferences,
    setMuted,
    sendNotice,
    notices,
    reach,
    sweepList,
    markSlip,
    unmarkSlip,
    recordPoster,
    noticeTexts,
    poster,
    boardRoll,
    deadLetters,
  },
  timers: { deliver: deliverWaiting },
})
