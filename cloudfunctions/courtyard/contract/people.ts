import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { areaDm2, count, done, empty, instant, requiredText } from '../../shared/schemas'
import { household, kind, me, memberRole } from './parts'

export const peopleProcedures = {
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
    input: v.object({
      id: id.joinRequestIdSchema,
      /** Null declines, unless the person is the property's. */
      householdId: v.nullable(id.householdIdSchema),
      /** Lives in no household here but serves the courtyard: let in as property manager. */
      asPropertyManager: v.optional(v.boolean(), false),
    }),
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
      settings: v.object({
        noticeDays: count,
        postingDays: count,
        ballotChangeable: v.boolean(),
        abstentionParticipates: v.boolean(),
      }),
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
          /** When an office ends, of those that have an end. */
          terms: v.array(v.object({ office: memberRole, until: instant })),
          isMe: v.boolean(),
        }),
      ),
    }),
  }),

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
    }),
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
} as const
