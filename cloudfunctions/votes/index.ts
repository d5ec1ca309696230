import { advanceProposals } from '../engines/proposals/advance'
import { confirmProposals } from '../engines/proposals/confirmProposals'
import { handle } from '../shared/handle'
import { votesActs } from './acts/votesActs'
import { advanceDueMotions } from './advanceDueMotions'
import { announceMotion } from './announceMotion'
import { answerObjection } from './answerObjection'
import { castBallot } from './castBallot'
import { votesContract } from './contract'
import { correctElectorate } from './correctElectorate'
import { endMotion } from './endMotion'
import { extendMotion } from './extendMotion'
import { handBackPaper } from './handBackPaper'
import { motion } from './motion'
import { motions } from './motions'
import { myOpenings } from './myOpenings'
import { paperBallot } from './paperBallot'
import { planMotion } from './planMotion'
import { progress } from './progress'
import { raiseObjection } from './raiseObjection'
import { record } from './record'
import { recordPaperBallot } from './recordPaperBallot'
import { regimes } from './regimes'
import { remind } from './remind'
import { respondToAnswer } from './respondToAnswer'
import { settleObjection } from './settleObjection'
import { withdrawMotion } from './withdrawMotion'
import { witnessPaperBallot } from './witnessPaperBallot'

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
    progress,
    remind,
    recordPaperBallot,
    paperBallot,
    handBackPaper,
    witnessPaperBallot,
    extendMotion,
    endMotion,
    raiseObjection,
    answerObjection,
    respondToAnswer,
    settleObjection,
    record,
    myOpenings,
    regimes,
  },
  timers: {
    advance: async (call) => {
      await advanceProposals(call, votesActs)
      await advanceDueMotions(call)
    },
  },
})
