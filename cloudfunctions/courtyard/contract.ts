import * as v from 'valibot'
import * as id from '../shared/ids'
import { procedure, type InputOf, type OutputOf } from '../shared/procedure'
import { areaDm2, count, done, empty, instant, requiredText, sha256Hex, typedText } from '../shared/schemas'
import { motionCard } from '../votes/cards'

const kind = v.picklist(['rural', 'estate'])
const memberRole = v.picklist(['committee', 'propertyManager'])

/* ---------- courtyards and people */

const household = v.object({
  id: id.householdIdSchema,
  no: v.string(),
  group: v.string(),
  address: v.string(),
  /** As the roll names the representative or owner. */
  headName: v.string(),
})

const courtyard = v.object({
  id: id.courtyardIdSchema,
  name: v.string(),
  kind,
  community: v.string(),
  number: v.string(),
})

/** What the phone must know of the caller on every screen. */
const me = v.object({
  courtyard,
  household: v.nullable(household),
  name: v.string(),
  representative: v.boolean(),
  roles: v.array(memberRole),
  otherCourtyards: v.array(courtyard),
})

const todo = v.object({
  kind: v.picklist(['joinRequests', 'opinions', 'noQuorum', 'objections', 'paperBallots', 'noRoll']),
  count,
  /** What it is about, where there is one thing: a version or a motion. */
  subjectId: v.string(),
  title: v.string(),
})

const news = v.object({
  id: v.string(),
  kind: v.picklist([
    'draftConsulting',
    'motionAnnounced',
    'motionOpened',
    'motionClosing',
    'motionExtended',
    'resultPosted',
    'ruleInForce',
    'motionEnded',
  ]),
  subjectId: v.string(),
  title: v.string(),
  text: v.string(),
  at: instant,
})

const article = v.object({ number: count, title: v.string(), text: v.string() })

const versionSummary = v.object({
  id: id.versionIdSchema,
  title: v.string(),
  number: count,
  stage: v.picklist(['draft', 'consulting', 'sealed', 'inForce', 'superseded', 'dropped']),
  articleCount: count,
  editedAt: instant,
  inForceAt: v.nullable(instant),
  supersededAt: v.nullable(instant),
  motionId: v.nullable(id.motionIdSchema),
})

const version = v.object({
  ...versionSummary.entries,
  articles: v.array(article),
  hash: v.nullable(sha256Hex),
  /** The version that was in force before (or is, for a proposal), to compare with. */
  previousId: v.nullable(id.versionIdSchema),
  /** The caller's own opinions on it. */
  myOpinions: v.array(
    v.object({ article: count, stance: v.picklist(['agree', 'change', 'object']), text: v.string() }),
  ),
})

/** A word in a draft that only a law may use, and why. */
const legalWarning = v.object({ article: count, word: v.string(), reason: v.string() })

/* ---------- the roll */

/** The file itself, not a stored copy: nothing of a roll lies about in storage. ≤1 MB; or cells pasted from a sheet. */
const rollFile = v.variant('from', [
  v.object({
    from: v.literal('file'),
    name: requiredText(120),
    base64: v.pipe(v.string(), v.maxLength(1_400_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  }),
  v.object({ from: v.literal('text'), text: v.pipe(v.string(), v.minLength(1), v.maxLength(500_000)) }),
])

const ownerDecision = v.object({
  /** Owner's name that stands at several units. */
  name: requiredText(60),
  /** One person (one head) or different people of the same name. */
  same: v.boolean(),
})

const finding = v.object({
  /** 1-based row of the file, 0 = the file as a whole. */
  row: count,
  column: v.string(),
  value: v.string(),
  /** Plain Chinese: what is wrong and what to do. */
  message: v.string(),
})

const rollTotals = v.object({ households: count, units: count, heads: count, adults: count, residents: count, areaDm2 })

const rollChange = v.object({
  no: v.string(),
  kind: v.picklist(['add', 'change', 'end']),
  headName: v.string(),
  /** Plain Chinese, one a changed field: “成年人数 2 → 3”. */
  changes: v.array(v.string()),
})

const rollPreview = v.object({
  /** Of file, roll version and decisions: what is confirmed is what was seen. */
  digest: sha256Hex,
  kind,
  encoding: v.string(),
  totals: rollTotals,
  groups: v.array(v.object({ name: v.string(), households: count, areaDm2 })),
  errors: v.array(finding),
  warnings: v.array(finding),
  /** Owners' names at several units: proposed as one person, to be confirmed by the committee. */
  owners: v.array(v.object({ name: v.string(), units: v.array(v.string()), same: v.nullable(v.boolean()) })),
  headsIfSame: count,
  headsIfDifferent: count,
  changes: v.array(rollChange),
  unchanged: count,
  /** Warning when the size is outside 50–100 households (rural) or 300–500 people (estate); empty if it fits. */
  sizeAdvice: v.string(),
})

const rollRow = v.object({
  id: id.householdIdSchema,
  no: v.string(),
  group: v.string(),
  address: v.string(),
  headName: v.string(),
  /** 138****0001, or empty. */
  phoneMasked: v.string(),
  adults: count,
  residents: count,
  areaDm2,
  rooms: v.array(v.string()),
  note: v.string(),
  members: count,
  hasRepresentative: v.boolean(),
})

const codeRow = v.object({
  id: id.householdIdSchema,
  no: v.string(),
  group: v.string(),
  headName: v.string(),
  /** 12 digits, the last one a check digit. */
  code: v.string(),
  members: count,
})

export const courtyardContract = {
  /** The home screen in one call; also for somebody who belongs to no courtyard yet. */
  home: procedure({
    roles: ['anyone'],
    input: empty,
    output: v.object({
      me: v.nullable(me),
      /** Motions that wait for this household's ballot, the soonest first. */
      waiting: v.array(motionCard),
      /** Other running or just posted motions. */
      running: v.array(motionCard),
      consulting: v.array(versionSummary),
      todos: v.array(todo),
      news: v.array(news),
      joinRequest: v.nullable(v.object({ courtyardName: v.string(), state: v.picklist(['waiting', 'declined']) })),
    }),
  }),

  foundCourtyard: procedure({
    roles: ['anyone'],
    input: v.object({
      name: requiredText(30),
      kind,
      city: requiredText(20),
      town: requiredText(20),
      community: requiredText(20),
      founderName: requiredText(20),
    }),
    output: v.object({ courtyardId: id.courtyardIdSchema, number: v.string() }),
  }),

  /** Whose code is it? A wrong one counts against the account (5 an hour). Shows no full name: 刘*英. */
  lookUpCode: procedure({
    roles: ['anyone'],
    input: v.object({ code: v.pipe(v.string(), v.regex(/^\d{12}$/)) }),
    output: v.object({ courtyardName: v.string(), group: v.string(), address: v.string(), headNameMasked: v.string() }),
  }),
  joinByCode: procedure({
    roles: ['anyone'],
    input: v.object({ code: v.pipe(v.string(), v.regex(/^\d{12}$/)), name: requiredText(20) }),
    output: v.object({ courtyardId: id.courtyardIdSchema, representative: v.boolean() }),
  }),
  findCourtyard: procedure({
    roles: ['anyone'],
    input: v.object({ number: v.pipe(v.string(), v.regex(/^\d{6}$/)) }),
    output: v.object({ id: id.courtyardIdSchema, name: v.string(), community: v.string() }),
  }),
  askToJoin: procedure({
    roles: ['anyone'],
    input: v.object({ courtyardId: id.courtyardIdSchema, name: requiredText(20), claim: requiredText(60) }),
    output: done,
  }),
  joinRequests: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({
      requests: v.array(
        v.object({
          id: id.joinRequestIdSchema,
          name: v.string(),
          claim: v.string(),
          at: instant,
          /** Households of the roll that the name or claim points to, the likeliest first (at most 5). */
          suggestions: v.array(household),
        }),
      ),
    }),
  }),
  decideJoinRequest: procedure({
    roles: ['committee'],
    input: v.object({ id: id.joinRequestIdSchema, householdId: v.nullable(id.householdIdSchema) }),
    output: done,
  }),

  mine: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      me,
      household: v.nullable(
        v.object({
          ...household.entries,
          adults: count,
          areaDm2,
          rooms: v.array(v.string()),
          members: v.array(
            v.object({ id: id.accountIdSchema, name: v.string(), representative: v.boolean(), isMe: v.boolean() }),
          ),
        }),
      ),
      subscriptions: v.array(
        v.object({ template: v.string(), templateId: v.string(), name: v.string(), quota: count }),
      ),
      settings: v.object({ noticeDays: count, postingDays: count, ballotChangeable: v.boolean() }),
    }),
  }),
  handOverRepresentation: procedure({
    roles: ['representative'],
    input: v.object({ to: id.accountIdSchema }),
    output: done,
  }),
  leaveCourtyard: procedure({ roles: ['member'], input: empty, output: done }),

  people: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({
      people: v.array(
        v.object({
          id: id.accountIdSchema,
          name: v.string(),
          household: v.nullable(household),
          representative: v.boolean(),
          roles: v.array(memberRole),
          isMe: v.boolean(),
        }),
      ),
    }),
  }),
  setRoles: procedure({
    roles: ['committee'],
    input: v.object({ memberId: id.accountIdSchema, roles: v.pipe(v.array(memberRole), v.maxLength(2)) }),
    output: done,
  }),
  /** The committee names another member of the household as the one who casts. */
  setRepresentative: procedure({
    roles: ['committee'],
    input: v.object({ householdId: id.householdIdSchema, memberId: id.accountIdSchema }),
    output: done,
  }),
  changeSettings: procedure({
    roles: ['committee'],
    input: v.object({
      noticeDays: v.pipe(count, v.minValue(1), v.maxValue(60)),
      postingDays: v.pipe(count, v.minValue(1), v.maxValue(60)),
      ballotChangeable: v.boolean(),
      abstentionParticipates: v.boolean(),
    }),
    output: done,
  }),

  previewRoll: procedure({
    roles: ['committee'],
    input: v.object({ file: rollFile, owners: v.pipe(v.array(ownerDecision), v.maxLength(500)) }),
    output: rollPreview,
  }),
  importRoll: procedure({
    roles: ['committee'],
    input: v.object({
      file: rollFile,
      owners: v.pipe(v.array(ownerDecision), v.maxLength(500)),
      digest: sha256Hex,
    }),
    output: v.object({ rollVersion: count, added: count, changed: count, ended: count, households: count }),
  }),
  roll: procedure({
    roles: ['committee'],
    /** One group (小组 or 楼栋) at a time; empty = the first one. */
    input: v.object({ group: typedText(30) }),
    output: v.object({
      kind,
      rollVersion: count,
      totals: rollTotals,
      groups: v.array(v.object({ name: v.string(), households: count, bound: count })),
      group: v.string(),
      households: v.array(rollRow),
      openMotions: count,
    }),
  }),
  splitHousehold: procedure({
    roles: ['committee'],
    input: v.object({
      householdId: id.householdIdSchema,
      newNo: requiredText(30),
      newHeadName: requiredText(60),
      adultsMoved: count,
      residentsMoved: count,
      areaDm2Moved: areaDm2,
    }),
    output: v.object({ householdId: id.householdIdSchema, openMotions: count }),
  }),
  mergeHouseholds: procedure({
    roles: ['committee'],
    input: v.object({ into: id.householdIdSchema, from: id.householdIdSchema }),
    output: v.object({ openMotions: count }),
  }),
  householdCodes: procedure({
    roles: ['committee'],
    input: v.object({ group: typedText(30) }),
    output: v.object({ groups: v.array(v.string()), group: v.string(), codes: v.array(codeRow) }),
  }),
  householdQr: procedure({
    roles: ['committee'],
    input: v.object({ householdId: id.householdIdSchema }),
    output: v.object({ pngBase64: v.string(), code: v.string() }),
  }),
  /** The printable list of one group: a spreadsheet with a code and a picture to scan for each household. */
  codeSheet: procedure({
    roles: ['committee'],
    input: v.object({ group: typedText(30) }),
    output: v.object({ fileName: v.string(), base64: v.string() }),
  }),
  /** The old code stops working at once. */
  renewCode: procedure({
    roles: ['committee'],
    input: v.object({ householdId: id.householdIdSchema }),
    output: v.object({ code: v.string() }),
  }),

  rules: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      me,
      inForce: v.nullable(version),
      consulting: v.array(versionSummary),
      /** Past versions, the newest first. */
      history: v.array(versionSummary),
      /** Drafts and sealed versions, for the committee only (else empty). */
      drafts: v.array(versionSummary),
    }),
  }),
  ruleVersion: procedure({
    roles: ['member'],
    input: v.object({ versionId: id.versionIdSchema }),
    output: version,
  }),
  ruleDifference: procedure({
    roles: ['member'],
    input: v.object({ from: id.versionIdSchema, to: id.versionIdSchema }),
    output: v.object({
      from: versionSummary,
      to: versionSummary,
      articles: v.array(
        v.object({
          number: v.nullable(count),
          previousNumber: v.nullable(count),
          kind: v.picklist(['same', 'changed', 'added', 'removed', 'moved']),
          title: v.string(),
          /** The article as runs of text that stayed, went or came. */
          runs: v.array(v.object({ kind: v.picklist(['same', 'added', 'removed']), text: v.string() })),
        }),
      ),
    }),
  }),
  saveDraft: procedure({
    roles: ['committee'],
    input: v.object({
      /** Null makes a new draft. */
      versionId: v.nullable(id.versionIdSchema),
      title: requiredText(40),
      text: requiredText(20_000),
      /** The revision that was edited; a newer stored one refuses with EDITED_BY_ANOTHER. */
      revision: count,
    }),
    output: v.object({
      versionId: id.versionIdSchema,
      revision: count,
      articleCount: count,
      warnings: v.array(legalWarning),
    }),
  }),
  draft: procedure({
    roles: ['committee'],
    input: v.object({ versionId: id.versionIdSchema }),
    output: v.object({
      version: versionSummary,
      text: v.string(),
      articles: v.array(article),
      revision: count,
      editedByName: v.string(),
      warnings: v.array(legalWarning),
      opinions: v.object({ agree: count, change: count, object: count }),
      inForceId: v.nullable(id.versionIdSchema),
    }),
  }),
  /** Shows the draft to the residents and asks for their opinions. */
  openConsultation: procedure({
    roles: ['committee'],
    input: v.object({ versionId: id.versionIdSchema, revision: count }),
    output: done,
  }),
  giveOpinion: procedure({
    roles: ['member'],
    input: v.object({
      versionId: id.versionIdSchema,
      article: v.pipe(count, v.minValue(1)),
      stance: v.picklist(['agree', 'change', 'object']),
      text: typedText(300),
    }),
    output: done,
  }),
  opinions: procedure({
    roles: ['committee'],
    input: v.object({ versionId: id.versionIdSchema }),
    output: v.object({
      version: versionSummary,
      articles: v.array(
        v.object({
          number: count,
          title: v.string(),
          agree: count,
          change: count,
          object: count,
          texts: v.array(v.object({ stance: v.picklist(['agree', 'change', 'object']), text: v.string() })),
        }),
      ),
    }),
  }),
  /** Numbers and hashes the text: from here on it can be voted on and never changed. */
  sealDraft: procedure({
    roles: ['committee'],
    input: v.object({ versionId: id.versionIdSchema, revision: count }),
    output: v.object({ number: count, hash: sha256Hex }),
  }),
  dropDraft: procedure({
    roles: ['committee'],
    input: v.object({ versionId: id.versionIdSchema }),
    output: done,
  }),
} as const

export type CourtyardContract = typeof courtyardContract
export type CourtyardInput<P extends keyof CourtyardContract> = InputOf<CourtyardContract[P]>
export type CourtyardOutput<P extends keyof CourtyardContract> = OutputOf<CourtyardContract[P]>
