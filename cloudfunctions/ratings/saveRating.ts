import { isEqual } from 'lodash-es'
import type { MemberCall } from '../shared/call'
import type {
  Evidence,
  HouseholdDocument,
  RatingDocument,
  RatingPeriodDocument,
  RatingSeatDocument,
  RatingSheet,
  SubmittedSheet,
} from '../shared/documents'
import { askAboutPhoto, keepFitPhoto } from '../shared/fitPhoto'
import { fitText } from '../shared/fitText'
import type { HouseholdId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { statusAt } from './domain/periodState'
import { seatOf } from './domain/ring'
import { isEmpty, misfit } from './domain/sheets'
import { sheetKey } from './keys'
import { readSheetsAt } from './readMine'
import { readNames } from '../shared/readNames'
import { ofCourtyard } from './readPeriod'
import { praisedLabel } from './praisedLabel'
import type { RatingsOutput } from './contract'
import type { RatingsUseCase } from './useCase'

/** Each try is lost only to another phone at the same seat. */
const TRIES = 5
/** A late repeat of one of these brings nothing back. */
const REQUESTS_KEPT = 50

/**
 * Keeps or submits the sheet of one seat. The sheet's key is its period and seat, so whatever arrives twice or at once is one
 * sheet. Two steps of round trips after identity: one parallel read, one write. Handing in a new photo costs the steps of its copy;
 * a draft's stays an upload, which nobody else is shown.
 */
export const saveRating: RatingsUseCase<'saveRating'> = async (call, { periodId, householdId, ...edit }) => {
  const { database, member, now } = call
  const { sheet, submit } = edit
  const about = householdId ?? member.householdId
  const [read, sheets, household, place] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readSheetsAt(call, periodId, householdId === null ? [] : [householdId]),
    about && database.collection('households').get(about),
    // where households rate: the group that the own one was in when the period opened
    householdId === null && member.householdId !== null
      ? database.collection('ratingSeats').get(sheetKey(periodId, member.householdId))
      : null,
    submit ? fitText(call, sheet.comment) : undefined,
  ])
  const period = ofCourtyard(read, member)
  const seat = seatOf(period, member, householdId, now)
  if (seat === null) throw new Refusal('NOT_YOUR_PART')
  const rater = period.raterGroup === 'committee' ? null : onRoll(household, period, householdId)
  if (statusAt(period, now) !== 'open') throw new Refusal('RATING_CLOSED', { closesAt: period.closesAt })
  const at = misfit(period.form, sheet)
  if (at !== null) throw new Refusal('INVALID_INPUT', { at })
  if (submit && isEmpty(sheet)) throw new Refusal('NOTHING_RATED')
  const standing = sheets.get(seat) ?? null
  refuseHousemate(call, period, standing)
  const photo = submit ? (standingPhoto(standing, sheet) ?? (await keepFitPhoto(call, sheet.photoFileId))) : null
  const [saved] = await Promise.all([
    settle(call, period, { seat, household: rater, group: groupOf(period, rater, place) }, standing, {
      ...edit,
      photo,
    }),
    askAboutPhoto(call, photo),
  ])
  return saved
}

/** Handed in again with the photo that stands: its copy is there. */
function standingPhoto(standing: RatingDocument | null, { photoFileId }: RatingSheet): Evidence | null {
  const { photo = null, uploadedAs = '' } = standing?.submitted ?? {}
  if (photo === null || photo.sha256 === null) return null
  return photoFileId === photo.fileId || photoFileId === uploadedAs ? photo : null
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

interface Edit {
  readonly sheet: RatingSheet
  readonly submit: boolean
  /** The copy of its photo, when it is submitted with one. */
  readonly photo: Evidence | null
  /** Of the sheet that was gone on from; null = a phone that doesn't say. */
  readonly revision: number | null
}

/** Who the sheet is of, or about. */
interface Place {
  readonly seat: string
  readonly household: HouseholdDocument | null
  readonly group: string
}

const groupOf = (
  { raterGroup }: RatingPeriodDocument,
  household: HouseholdDocument | null,
  seat: RatingSeatDocument | null,
): string => (raterGroup === 'households' ? seat : household)?.group ?? ''

async function settle(
  call: MemberCall,
  period: RatingPeriodDocument,
  place: Place,
  first: RatingDocument | null,
  edit: Edit,
): Promise<RatingsOutput<'saveRating'>> {
  const { database, accountId, requestId } = call
  const ratings = database.collection('ratings')
  let standing = first
  for (let tries = 0; tries < TRIES; tries++) {
    refuseHousemate(call, period, standing)
    if (standing?.requestIds.includes(requestId)) return answer(standing)
    if (!standing) {
      const made = { ...newSheet(call, period, place), ...filled(call, edit, null) }
      const document = { ...made, namedPraise: namesPraise(made) }
      if (await ratings.create(document)) return answer(document)
    } else {
      if (period.raterGroup !== 'households') await refuseAnothers(call, standing, edit)
      if (precedes(edit, standing)) return { ...answer(standing), kept: false }
      const { _id, revision } = standing
      const fields = filled(call, edit, standing)
      const patch = {
        ...fields,
        savedBy: accountId,
        revision: revision + 1,
        requestIds: [...standing.requestIds, requestId].slice(-REQUESTS_KEPT),
        namedPraise: namesPraise({ ...standing, ...fields }),
      }
      if ((await ratings.updateWhere({ _id, revision }, patch)) === 1) return answer({ ...standing, ...patch })
    }
    standing = await ratings.get(sheetKey(period._id, place.seat))
  }
  throw new Refusal('BUSY')
}

/** What the edit changes of the sheet that stands. A draft of what is submitted is none: there is nothing to go on with. */
function filled(
  { now }: MemberCall,
  { sheet, submit, photo }: Edit,
  standing: RatingDocument | null,
): Partial<Pick<RatingDocument, 'draft' | 'submitted' | 'submittedAt' | 'firstSubmittedAt' | 'submittedRevision'>> {
  if (!submit) return { draft: isSubmitted(sheet, standing?.submitted ?? null) ? null : sheet }
  const { photoFileId, ...rest } = sheet
  const submitted = { ...rest, photo, uploadedAs: photoFileId }
  const firstSubmittedAt = standing?.firstSubmittedAt ?? standing?.submittedAt ?? now
  return {
    draft: null,
    submitted,
    submittedAt: now,
    firstSubmittedAt,
    submittedRevision: (standing?.revision ?? 0) + 1,
  }
}

/** Whether a draft says what has been handed in, its photo under either name. */
function isSubmitted({ photoFileId, ...rest }: RatingSheet, submitted: SubmittedSheet | null): boolean {
  if (submitted === null) return false
  const { photo, uploadedAs, ...others } = submitted
  return isEqual(rest, others) && (photoFileId === uploadedAs || photoFileId === (photo?.fileId ?? ''))
}

/**
 * What a household has handed in is the account's that did. A draft that another of the household began is gone once this one writes
 * theirs: nobody else is shown it, and it must not keep the household from rating.
 */
function refuseHousemate(
  { accountId }: MemberCall,
  { raterGroup }: RatingPeriodDocument,
  standing: RatingDocument | null,
): void {
  if (raterGroup !== 'households' || standing === null || standing.savedBy === accountId) return
  if (standing.submitted !== null) throw new Refusal('RATED_BY_ANOTHER')
}

/** Two of the property team at one door: the second is told, and wipes nothing out. One person's two phones are one hand. */
async function refuseAnothers(call: MemberCall, standing: RatingDocument, { revision }: Edit): Promise<void> {
  if (revision === null || revision === standing.revision || standing.savedBy === call.accountId) return
  const names = await readNames(call, [standing.savedBy])
  throw new Refusal('EDITED_BY_ANOTHER', {
    name: names.get(standing.savedBy) ?? '',
    revision: standing.revision,
  })
}

/** A draft that was on its way when its sheet was handed in. */
const precedes = ({ submit, revision }: Edit, { submittedRevision = 0 }: RatingDocument): boolean =>
  !submit && revision !== null && revision < submittedRevision

const namesPraise = ({ submitted, namingDeclined }: Pick<RatingDocument, 'submitted' | 'namingDeclined'>) =>
  submitted !== null && submitted.praise !== '' && !namingDeclined

function newSheet(
  { accountId, requestId, now }: MemberCall,
  { _id: periodId, courtyardId, ratee }: RatingPeriodDocument,
  { seat, household, group }: Place,
): RatingDocument {
  return {
    _id: sheetKey(periodId, seat),
    ...{ courtyardId, periodId, seat },
    group,
    label: ratee === 'household' && household ? praisedLabel(household) : '',
    ...{ draft: null, submitted: null, submittedAt: null },
    savedBy: accountId,
    revision: 1,
    requestIds: [requestId],
    ...{ namingDeclined: false, namedPraise: false, void: false },
    createdAt: now,
    schema: 2,
  }
}

const answer = ({ submittedAt, revision }: RatingDocument) => ({ submittedAt, revision, kept: true })
