/**
 * Why a call was refused. Each code has one plain Chinese sentence in miniprogram/services/refusals.ts;
 * the compiler holds the two lists together.
 */
export const refusalCodes = [
  'UNAUTHENTICATED',
  'NOT_A_MEMBER',
  'FORBIDDEN',
  'UNKNOWN_PROCEDURE',
  'INVALID_INPUT',
  'SIGN_UNFIT',
  'NOT_FOUND',
  'TOO_LARGE',
  'TOO_MANY_TRIES',
  'CODE_WRONG',
  'ALREADY_MEMBER',
  'REQUEST_PENDING',
  'LAST_COMMITTEE_MEMBER',
  'LAST_OPEN_SEAT',
  'FOUNDED_TOO_MANY',
  'FILE_UNREADABLE',
  'PREVIEW_OUTDATED',
  'ROLL_HAS_ERRORS',
  'OWNERS_UNDECIDED',
  'HOUSEHOLD_TAKEN',
  'NO_ROLL',
  'EDITED_BY_ANOTHER',
  'ALREADY_SEALED',
  'NOT_CONSULTING',
  'EMPTY_TEXT',
  'RISKY_TEXT',
  'NOTICE_TOO_SHORT',
  'VOTING_TOO_SHORT',
  'REGIME_UNFIT',
  'MOTION_RUNNING',
  'NOT_YET_OPEN',
  'CLOSED',
  'NOT_IN_ELECTORATE',
  'ALREADY_VOTED',
  'CHANGE_NOT_ALLOWED',
  'NOT_REPRESENTATIVE',
  'ALREADY_EXTENDED',
  'WRONG_STAGE',
  'SAME_PERSON',
  'ONE_HOUSEHOLD',
  'SEATED_LATER',
  'SEATED_BY_THE_OTHER',
  'A_PARTY',
  'LIST_IS_FIXED',
  'NUMBER_DAY_WRONG',
  'NOT_ASKED',
  'ALREADY_REMINDED',
  'NOT_COUNTED_YET',
  'OBJECTION_PENDING',
  'FILE_MISSING',
  'FILE_RISKY',
  'FILES_UNREAD',
  'CHECK_PENDING',
  'NAMES_UNMASKED',
  'NOT_BALANCED',
  'VOUCHER_MISSING',
  'SHORT_WITHOUT_REASON',
  'QUERIES_WAITING',
  'MEETING_TOO_SOON',
  'MEETING_NOT_STARTED',
  'MEETING_STARTED',
  'SIGN_IN_CLOSED',
  'SIGN_IN_CODE_OLD',
  'SIGNED_IN_THEMSELVES',
  'NOBODY_CAME',
  'NOT_AT_MEETING',
  'CORRECTIONS_CLOSED',
  'CORRECTION_REWORDED',
  'CORRECTIONS_OPEN',
  'RATING_CLOSED',
  'NOTHING_RATED',
  'NOT_YOUR_PART',
  'BUSY',
  'INTERNAL',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** What the caller learns besides the code: numbers, dates (ms) and names the page's sentence may use. */
export type RefusalDetail = Readonly<Record<string, string | number>>

/** Thrown by a use case to refuse; reaches the caller as a value. Anything else thrown is a bug and says only INTERNAL. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: RefusalDetail = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }
}
