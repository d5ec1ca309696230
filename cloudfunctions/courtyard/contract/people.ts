import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { proposed } from '../../engines/proposals/contract'
import { areaDm2, count, done, empty, instant, requiredText, typedText } from '../../shared/schemas'
import { household, kind, me, memberRole } from './parts'

const regionCode = v.pipe(v.string(), v.regex(/^\d{6}$/))

export const peopleProcedures = {
  /**
   * One spelling or another is one place; a town or community that isn't there yet is added as 待确认. Refuses with PLACE_UNCLEAR,
   * NAME_TAKEN (by a courtyard of that community), FOUNDED_TOO_MANY or TOO_MANY_TRIES.
   */
  foundCourtyard: procedure({
    roles: ['anyone'],
    input: v.object({
      name: requiredText(30),
      kind,
      /** 区划代码 of the city, as the phone's chooser of regions gives it. Null: the name says which. */
      regionCode: v.optional(v.nullable(regionCode), null),
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
    output: v.object({
      courtyardId: id.courtyardIdSchema,
      courtyardName: v.string(),
      group: v.string(),
      address: v.string(),
      headNameMasked: v.string(),
    }),
  }),

  joinByCode: procedure({
    roles: ['anyone'],
    input: v.object({
      code: v.pipe(v.string(), v.regex(/^\d{12}$/)),
      name: requiredText(20),
      /** 你是投票的那一位吗？ False leaves the household's seat open. */
      represents: v.boolean(),
    }),
    output: v.object({ courtyardId: id.courtyardIdSchema, representative: v.boolean() }),
  }),

  /** 20 numbers an hour. */
  findCourtyard: procedure({
    roles: ['anyone'],
    input: v.object({ number: v.pipe(v.string(), v.regex(/^\d{6}$/)) }),
    output: v.object({
      id: id.courtyardIdSchema,
      name: v.string(),
      community: v.string(),
      communityConfirmed: v.boolean(),
    }),
  }),

  /** Towns of a city, or communities of one of its towns: at most 200, in the order of their names. */
  placesIn: procedure({
    roles: ['anyone'],
    input: v.object({ regionCode, city: requiredText(20), town: typedText(20) }),
    output: v.object({ places: v.array(v.object({ name: v.string(), confirmed: v.boolean() })) }),
  }),

  askToJoin: procedure({
    roles: ['anyone'],
    input: v.object({
      courtyardId: id.courtyardIdSchema,
      name: requiredText(20),
      claim: requiredText(60),
      /** 户号 or 房号: whoever is in that household may let them in. '' = not known. */
      householdNo: v.optional(typedText(30), ''),
    }),
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
          /** The door whose number they gave. */
          door: v.nullable(household),
          /** Somebody in that household said 不认识. */
          unknownThere: v.boolean(),
          /** Households of the roll that the name or claim points to, the likeliest first (at most 5). */
          suggestions: v.array(household),
        }),
      ),
    }),
  }),

  decideJoinRequest: procedure({
    roles: ['committee'],
    input: v.object({
      id: id.joinRequestIdSchema,
      /** Null declines, unless the person is the property's. */
      householdId: v.nullable(id.householdIdSchema),
      /** Lives in no household here but serves the courtyard: let in as property manager. */
      asPropertyManager: v.optional(v.boolean(), false),
    }),
    output: proposed,
  }),

  /** Who answers for what is stored of people, and how to reach them; also for somebody who hasn't joined. */
  privacyNote: procedure({
    roles: ['anyone'],
    /** Null = the caller's own courtyard, if there is one. */
    input: v.object({ courtyardId: v.nullable(id.courtyardIdSchema) }),
    output: v.object({
      /** Null for a newcomer who hasn't said where. */
      courtyard: v.nullable(
        v.object({
          name: v.string(),
          community: v.string(),
          /** As the committee wrote it; '' = it hasn't. */
          contact: v.string(),
          /** The committee's names, where it hasn't; its members are told them, nobody else. */
          committee: v.array(v.string()),
        }),
      ),
    }),
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
      settings: v.object({
        noticeDays: count,
        postingDays: count,
        ballotChangeable: v.boolean(),
        abstentionParticipates: v.boolean(),
      }),
      /** How to reach the committee; '' = it hasn't written it down. */
      contact: v.string(),
      /** 区划代码 of the city or county: some rules are its own. Null = not known. */
      regionCode: v.nullable(v.string()),
    }),
  }),

  handOverRepresentation: procedure({
    roles: ['representative'],
    input: v.object({ to: id.accountIdSchema }),
    output: done,
  }),

  leaveCourtyard: procedure({
    roles: ['member'],
    /** Of a representative: who votes for the household from now on. Null leaves the seat open. */
    input: v.object({ successor: v.optional(v.nullable(id.accountIdSchema), null) }),
    output: done,
  }),

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
          /** When an office ends, of those that have an end. */
          terms: v.array(v.object({ office: memberRole, until: instant })),
          isMe: v.boolean(),
        }),
      ),
    }),
  }),

  /**
   * Takes two, is told to everybody and takes effect three days later; one's own resignation at once. Refuses with
   * LAST_COMMITTEE_MEMBER or LAST_OPEN_SEAT what would leave the courtyard without a committee, SEATING_RUNNING, SEATED_RECENTLY.
   */
  setRoles: procedure({
    roles: ['committee'],
    input: v.object({
      memberId: id.accountIdSchema,
      roles: v.pipe(v.array(memberRole), v.maxLength(2)),
      /** The end of a term; null = no end set. Left out, it stays as it is. */
      until: v.optional(
        v.object({
          committee: v.optional(v.nullable(instant)),
          propertyManager: v.optional(v.nullable(instant)),
        }),
        {},
      ),
      /** Other members whose kin the person is, as declared: shown to everybody. */
      kinOf: v.optional(v.pipe(v.array(id.accountIdSchema), v.maxLength(5)), []),
    }),
    output: proposed,
  }),

  /** The committee names another member of the household as the one who casts: takes two, and two days in which it can say no. */
  setRepresentative: procedure({
    roles: ['committee'],
    input: v.object({ householdId: id.householdIdSchema, memberId: id.accountIdSchema }),
    output: proposed,
  }),

  /** Takes two and ten days, what touches votes; the contact alone is written at once. */
  changeSettings: procedure({
    roles: ['committee'],
    input: v.object({
      noticeDays: v.pipe(count, v.minValue(3), v.maxValue(60)),
      postingDays: v.pipe(count, v.minValue(3), v.maxValue(60)),
      ballotChangeable: v.boolean(),
      abstentionParticipates: v.boolean(),
      /** Left out: stays as it is. */
      contact: v.optional(typedText(60)),
    }),
    output: proposed,
  }),
} as const
