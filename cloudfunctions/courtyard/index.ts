import { confirmProposals } from '../engines/proposals/confirmProposals'
import { handle } from '../shared/handle'
import { acts } from './acts/acts'
import { objectToProposal, withdrawProposal } from './acts/changeProposal'
import { courtyardActs } from './acts/courtyardActs'
import { advance } from './advance'
import { courtyardContract } from './contract'
import { answerQuery } from './disclosures/answerQuery'
import { askQuery } from './disclosures/askQuery'
import { changeDuties } from './disclosures/changeDuties'
import { mediaChecked } from './disclosures/checkFiles'
import { correctDisclosure } from './disclosures/correctDisclosure'
import { disclosure } from './disclosures/disclosure'
import { disclosureDraft } from './disclosures/disclosureDraft'
import { disclosureDrafts } from './disclosures/disclosureDrafts'
import { disclosures } from './disclosures/disclosures'
import { disclosureTemplates } from './disclosures/disclosureTemplates'
import { dropDisclosure } from './disclosures/dropDisclosure'
import { duties } from './disclosures/duties'
import { exportFinance } from './disclosures/exportFinance'
import { maskNames } from './disclosures/maskNames'
import { queries } from './disclosures/queries'
import { readFinanceSheet } from './disclosures/readFinanceSheet'
import { reviewDisclosure } from './disclosures/reviewDisclosure'
import { saveDisclosure } from './disclosures/saveDisclosure'
import { sendToReview } from './disclosures/sendToReview'
import { answerRelative } from './doors/answerRelative'
import { codeSlips } from './doors/codeSlips'
import { makeSlips } from './doors/makeSlips'
import { myDoor } from './doors/myDoor'
import { askPutOut, confirmPutOut, withdrawPutOut } from './doors/putOut'
import { recogniseDoor } from './doors/recogniseDoor'
import { recordSlipsSigned } from './doors/recordSlipsSigned'
import { reprintSlip } from './doors/reprintSlip'
import { showSlips } from './doors/showSlips'
import { takeSeat } from './doors/takeSeat'
import { votesOnPaper } from './doors/votesOnPaper'
import { home } from './home/home'
import { askCorrection } from './meetings/askCorrection'
import { beginMinutes } from './meetings/beginMinutes'
import { callMeeting } from './meetings/callMeeting'
import { cancelMeeting } from './meetings/cancelMeeting'
import { changeMeeting } from './meetings/changeMeeting'
import { confirmMinutes } from './meetings/confirmMinutes'
import { council } from './meetings/council'
import { findHousehold } from './meetings/findHousehold'
import { finishTask } from './meetings/finishTask'
import { linkResolution } from './meetings/linkResolution'
import { markSignedIn } from './meetings/markSignedIn'
import { meeting } from './meetings/meeting'
import { meetings } from './meetings/meetings'
import { openCorrections } from './meetings/openCorrections'
import { pastMeetings } from './meetings/pastMeetings'
import { planMeeting } from './meetings/planMeeting'
import { rsvp } from './meetings/rsvp'
import { saveMinutes } from './meetings/saveMinutes'
import { settleCorrection } from './meetings/settleCorrection'
import { signIn } from './meetings/signIn'
import { signInCode } from './meetings/signInCode'
import { signInSheet } from './meetings/signInSheet'
import { tasks } from './meetings/tasks'
import { askToJoin } from './members/askToJoin'
import { changeSettings } from './members/changeSettings'
import { decideJoinRequest } from './members/decideJoinRequest'
import { findCourtyard } from './members/findCourtyard'
import { foundCourtyard } from './members/foundCourtyard'
import { handOverRepresentation } from './members/handOverRepresentation'
import { joinByCode } from './members/joinByCode'
import { joinRequests } from './members/joinRequests'
import { leaveCourtyard } from './members/leaveCourtyard'
import { lookUpCode } from './members/lookUpCode'
import { mine } from './members/mine'
import { people } from './members/people'
import { placesIn } from './members/placesIn'
import { privacyNote } from './members/privacyNote'
import { setRepresentative } from './members/setRepresentative'
import { setRoles } from './members/setRoles'
import { drawForProposal } from './panels/drawForProposal'
import { answerLot, enterLotNumber, fetchLotWord, giveLotWord, panel, panels } from './panels/panels'
import { confirmRow } from './roll/confirmRow'
import { doors } from './roll/doors'
import { questionDoor } from './roll/questionDoor'
import { importRoll } from './roll/importRoll'
import { mergeHouseholds } from './roll/mergeHouseholds'
import { previewRoll } from './roll/previewRoll'
import { roll } from './roll/roll'
import { splitHousehold } from './roll/splitHousehold'
import { draft } from './rules/draft'
import { dropDraft } from './rules/dropDraft'
import { giveOpinion } from './rules/giveOpinion'
import { openConsultation } from './rules/openConsultation'
import { opinions } from './rules/opinions'
import { ruleDifference } from './rules/ruleDifference'
import { rules } from './rules/rules'
import { ruleVersion } from './rules/ruleVersion'
import { saveDraft } from './rules/saveDraft'
import { sealDraft } from './rules/sealDraft'

export const main = handle({
  name: 'courtyard',
  contract: courtyardContract,
  useCases: {
    ...{ home, foundCourtyard, lookUpCode, joinByCode, findCourtyard, placesIn, askToJoin },
    ...{ joinRequests, decideJoinRequest, privacyNote, mine, handOverRepresentation, leaveCourtyard },
    ...{ acts, confirmProposals: confirmProposals(courtyardActs), withdrawProposal, objectToProposal },
    ...{ panels, panel, enterLotNumber, answerLot, giveLotWord, fetchLotWord, drawForProposal },
    ...{ people, setRoles, setRepresentative, changeSettings },
    ...{ previewRoll, importRoll, roll, splitHousehold, mergeHouseholds },
    ...{ doors, confirmRow, questionDoor },
    ...{ codeSlips, makeSlips, showSlips, reprintSlip, recordSlipsSigned, recogniseDoor },
    ...{ myDoor, takeSeat, answerRelative, askPutOut, withdrawPutOut, confirmPutOut, votesOnPaper },
    ...{ rules, ruleVersion, ruleDifference, saveDraft, draft, openConsultation, giveOpinion, opinions },
    ...{ sealDraft, dropDraft },
    ...{ disclosures, disclosure, disclosureTemplates, saveDisclosure, disclosureDrafts, disclosureDraft },
    ...{ sendToReview, reviewDisclosure, dropDisclosure, correctDisclosure, readFinanceSheet, exportFinance },
    ...{ askQuery, answerQuery, queries, duties, changeDuties, maskNames },
    ...{ council, pastMeetings, meeting, planMeeting, callMeeting, changeMeeting, cancelMeeting, rsvp, findHousehold },
    ...{ signInCode, signIn, signInSheet, markSignedIn, beginMinutes, saveMinutes, openCorrections, askCorrection },
    ...{ settleCorrection, confirmMinutes, linkResolution, tasks, finishTask, meetings },
  },
  timers: { advance },
  pushes: { wxa_media_check: mediaChecked },
})
