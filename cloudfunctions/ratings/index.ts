import { advanceProposals } from '../engines/proposals/advance'
import { confirmProposals } from '../engines/proposals/confirmProposals'
import { handle } from '../shared/handle'
import { advanceDue } from './advanceDue'
import { agreeStandard } from './agreeStandard'
import { answerItem } from './answerItem'
import { appeals } from './appeals'
import { changeEdge } from './changeEdge'
import { ratingsContract } from './contract'
import { decideAppeal } from './decideAppeal'
import { declinePraise } from './declinePraise'
import { ratingActs } from './edgeAct'
import { edges } from './edges'
import { householdsToRate } from './householdsToRate'
import { myHouseholdRating } from './myHouseholdRating'
import { postedRatings } from './postedRatings'
import { propertyWork } from './propertyWork'
import { raiseAppeal } from './raiseAppeal'
import { ratingComments } from './ratingComments'
import { ratingForm } from './ratingForm'
import { ratingProgress } from './ratingProgress'
import { ratingResult } from './ratingResult'
import { ratings } from './ratings'
import { respondToAnswer } from './respondToAnswer'
import { saveRating } from './saveRating'
import { saveStandard } from './saveStandard'
import { standard } from './standard'
import { standards } from './standards'

export const main = handle({
  name: 'ratings',
  contract: ratingsContract,
  useCases: {
    ...{ ratings, postedRatings, ratingForm, saveRating, householdsToRate, ratingProgress },
    ...{ ratingResult, ratingComments, answerItem, respondToAnswer, propertyWork },
    ...{ myHouseholdRating, raiseAppeal, declinePraise, appeals, decideAppeal },
    ...{ standards, standard, saveStandard, agreeStandard, edges, changeEdge },
    confirmProposals: confirmProposals(ratingActs),
  },
  timers: {
    advance: async (call) => {
      await advanceProposals(call, ratingActs)
      await advanceDue(call)
    },
  },
})
