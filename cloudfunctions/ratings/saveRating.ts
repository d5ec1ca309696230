import type { MemberCall } from '../shared/call'
import type { HouseholdDocument, RatingDocument, RatingPeriodDocument, RatingSheet } from '../shared/documents'
import { fitText } from '../shared/fitText'
import type { HouseholdId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { statusAt } from './domain/periodState'
import { seatOf } from './domain/ring'
import { isEmpty, misfit } from './domain/sheets'
import { sheetKey } from './keys'
import { readSheetsAt } from './readMine'
import { ofCourtyard } from './readPeriod'
import { householdLabel } from './readRoll'
import type { RatingsOutput } from './contract'
import type { RatingsUseCase } from './useCase'

/** Each try is lost only to another phone at the same seat. */
const TRIES = 5
/** A late repeat of one of these brings nothing back. */
const REQUESTS_KEPT = 50

/**
 * Keeps or submits the sheet of one seat. The sheet's key is its period and seat, so whatever arrives twice or at once is one
 * sheet. Two steps of round trips after identity: one parallel read, one write.
 */
export const saveRating: RatingsUseCase<'saveRating'> = async (call, { periodId, householdId, sheet, submit }) => {
  const { database, member, now } = call
  const about = householdId ?? member.householdId
  const [read, sheets, household] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readSheetsAt(call, periodId, householdId === null ? [] : [householdId]),
    about && database.collection('households').get(about),
    submit ? fitText(call, sheet.comment) : undefined,
  ])
  const period = ofCourtyard(read, member)
  const seat = seatOf(period, member, householdId)
  if (seat === null) throw new Refusal('NOT_YOUR_PART')
  const rater = period.raterGroup === 'committee' ? null : onRoll(household, period, householdId)
  if (statusAt(period, now) !== 'open') throw new Refusal('RATING_CLOSED', { closesAt: period.closesAt })
  const at = misfit(period.form, sheet)
  if (at !== null) throw new Refusal('INVALID_INPUT', { at })
  if (submit && isEmpty(sheet)) throw new Refusal('NOTHING_RATED')
  return settle(call, period, seat, sheets.get(seat) ?? null, rater, sheet, submit)
}

/** The household that rates or is rated, if it is on the courtyard's roll. */
function onRoll(
  household: HouseholdDocument | null,
  { courtyardId }: RatingPeriodDocument,
  rated: HouseholdId | null,
): HouseholdDocument {
  if (household?.courtyardId === courtyardId && household.active) return household
  throw new Refusal(rated === null ? 'NOT_YOUR_PART' : 'NOT_FOUND')
}

async function settle(
  call: MemberCall,
  period: RatingPeriodDocument,
  seat: string,
  first: RatingDocument | null,
  household: HouseholdDocument | null,
  sheet: RatingSheet,
  submit: boolean,
): Promise<RatingsOutput<'saveRating'>> {
  const { database, accountId, requestId, now } = call
  const ratings = database.collection('ratings')
  let standing = first
  for (let tries = 0; tries < TRIES; tries++) {
    if (standing?.requestIds.includes(requestId)) return answer(standing)
    const filled = submit ? { draft: null, submitted: sheet, submittedAt: now } : { draft: sheet }
    if (!standing) {
      const made = { ...newSheet(call, period, seat, household), ...filled }
      const document = { ...made, namedPraise: namesPraise(made) }
      if (await ratings.create(document)) return answer(document)
    } else {
      const { _id, revision } = standing
      const patch = {
        ...filled,
        savedBy: accountId,
        revision: revision + 1,
        requestIds: [...standing.requestIds, requestId].slice(-REQUESTS_KEPT),
        namedPraise: namesPraise({ ...standing, ...filled }),
      }
      if ((await ratings.updateWhere({ _id, revision }, patch)) === 1) return answer({ ...standing, ...patch })
    }
    standing = await ratings.get(sheetKey(period._id, seat))
  }
  throw new Refusal('BUSY')
}

const namesPraise = ({ submitted, namingDeclined }: Pick<RatingDocument, 'submitted' | 'namingDeclined'>) =>
  submitted !== null && submitted.praise !== '' && !namingDeclined

function newSheet(
  { accountId, requestId, now }: MemberCall,
  { _id: periodId, courtyardId, ratee }: RatingPeriodDocument,
  seat: string,
  household: HouseholdDocument | null,
): RatingDocument {
  return {
    _id: sheetKey(periodId, seat),
    ...{ courtyardId, periodId, seat },
    group: household?.group ?? '',
    label: ratee === 'household' && household ? householdLabel(household) : '',
    ...{ draft: null, submitted: null, submittedAt: null },
    savedBy: accountId,
    revision: 1,
    requestIds: [requestId],
    ...{ namingDeclined: false, namedPraise: false, void: false },
    createdAt: now,
    schema: 1,
  }
}

const answer = ({ submittedAt, revision }: RatingDocument) => ({ submittedAt, revision })
