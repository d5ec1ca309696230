import { handle } from '../shared/handle'
import { courtyardContract } from './contract'
import { home } from './home/home'
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
import { setRepresentative } from './members/setRepresentative'
import { setRoles } from './members/setRoles'
import { codeSheet } from './roll/codeSheet'
import { householdCodes } from './roll/householdCodes'
import { householdQr } from './roll/householdQr'
import { importRoll } from './roll/importRoll'
import { mergeHouseholds } from './roll/mergeHouseholds'
import { previewRoll } from './roll/previewRoll'
import { renewCode } from './roll/renewCode'
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
    ...{ home, foundCourtyard, lookUpCode, joinByCode, findCourtyard, askToJoin, joinRequests, decideJoinRequest },
    ...{ mine, handOverRepresentation, leaveCourtyard, people, setRoles, setRepresentative, changeSettings },
    ...{ previewRoll, importRoll, roll, splitHousehold, mergeHouseholds },
    ...{ householdCodes, householdQr, codeSheet, renewCode },
    ...{ rules, ruleVersion, ruleDifference, saveDraft, draft, openConsultation, giveOpinion, opinions },
    ...{ sealDraft, dropDraft },
  },
})
