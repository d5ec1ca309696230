import { advancePanels, type Verdicts } from '../engines/panel/advance'
import { advanceProposals } from '../engines/proposals/advance'
import { confirmProposals } from '../engines/proposals/confirmProposals'
import { handle } from '../shared/handle'
import { votesActs } from './acts/votesActs'
import { advanceDueMotions } from './advanceDueMotions'
import { announceMotion } from './announceMotion'
import { answerDoorCheck } from './answerDoorCheck'
import { answerObjection } from './answerObjection'
import { castAnew, castBallot } from './castBallot'
import { claimBallot } from './claimBallot'
import { complaintDecided } from './closeComplaint'
import { votesContract } from './contract'
import { correctElectorate } from './correctElectorate'
import { doorChecks } from './doorChecks'
import { endMotion } from './endMotion'
import { extendMotion } from './extendMotion'
import { handBackPaper } from './handBackPaper'
import { motion } from './motion'
import { motions } from './motions'
import { myOpenings } from './myOpenings'
import { objectionDecided } from './objectionPanel'
import { paperBallot } from './paperBallot'
import { planMotion } from './planMotion'
import { progress } from './progress'
import { raiseComplaint } from './raiseComplaint'
import { raiseObjection } from './raiseObjection'
import { record } from './record'
import { recordPaperBallot } from './recordPaperBallot'
import { regimes } from './regimes'
import { remind } from './remind'
import { reportDoor } from './reportDoor'
import { respondToAnswer } from './respondToAnswer'
import { withdrawMotion } from './withdrawMotion'
import { witnessPaperBallot } from './witnessPaperBallot'

/** What follows from a decision of households drawn by lot, by the kind of matter. */
const verdicts: Verdicts = {
  objection: objectionDecided,
  receiptMissing: complaintDecided('receiptMissing'),
  lateClaim: complaintDecided('lateClaim'),
}

export const main = handle({
  name: 'votes',
  contract: votesContract,
  useCases: {
    motions,
    motion,
    planMotion,
    announceMotion,
    confirmProposals: confirmProposals(votesActs),
    withdrawMotion,
    correctElectorate,
    castBallot,
    claimBallot,
    castAnew,
    reportDoor,
    doorChecks,
    answerDoorCheck,
    progress,
    remind,
    recordPaperBallot,
    paperBallot,
    handBackPaper,
    witnessPaperBallot,
    extendMotion,
    endMotion,
    raiseComplaint,
    raiseObjection,
    answerObjection,
    respondToAnswer,
    record,
    myOpenings,
    regimes,
  },
  timers: {
    advance: async (call) => {
      await advancePanels(call, 'votes', verdicts)
      await advanceProposals(call, votesActs)
      await advanceDueMotions(call)
    },
  },
})
