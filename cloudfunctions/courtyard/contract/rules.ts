import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, done, empty, requiredText, sha256Hex, typedText } from '../../shared/schemas'
import { article, me, versionSummary } from './parts'

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

export const rulesProcedures = {
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
      /** Null makes a new draft; every try to make it passes the same requestId. */
      versionId: v.nullable(id.versionIdSchema),
      title: requiredText(40),
      text: requiredText(20_000),
      /**
       * The one that was edited; a newer stored one refuses with EDITED_BY_ANOTHER. Of a new draft: how many tries with
       * other texts were sent before.
       */
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
