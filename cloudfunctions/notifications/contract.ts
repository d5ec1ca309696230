import * as v from 'valibot'
import { evidence, uploadedFileId } from '../shared/evidenceSchema'
import { householdIdSchema } from '../shared/ids'
import { procedure, type InputOf, type OutputOf } from '../shared/procedure'
import { count, done, empty, instant, requiredText, typedText } from '../shared/schemas'
import { templateKey } from './templates'

/** `safety` and `notices` are what the committee writes itself; `votes` and `door` (the own household) can't be muted. */
const mutableTopics = ['acts', 'rules', 'disclosures', 'meetings', 'ratings', 'safety', 'notices'] as const
export const topic = v.picklist(['votes', 'door', ...mutableTopics])

/** An outbox row's key: what `inbox` and `notices` call `id`. */
const eventId = v.pipe(v.string(), v.regex(/^[\w:.-]{3,200}$/))

const noticeParts = {
  id: v.string(),
  /** A NoticeKind; a phone that doesn't know it shows a plain notice. */
  kind: v.string(),
  topic,
  /** What it is about: where a tap leads (miniprogram/text/news.ts). */
  subjectId: v.string(),
  title: v.string(),
  text: v.string(),
  at: instant,
}
const message = v.object({
  ...noticeParts,
  /** Older than the last look into the inbox. */
  read: v.boolean(),
})

const topicSetting = v.object({
  topic,
  /** No subscribe messages of it; the inbox has it all the same. */
  muted: v.boolean(),
  /** Votes and the own door: never muted, so that nobody's phone keeps quiet about them. */
  always: v.boolean(),
  /** Safety: the page asks once more before muting. */
  important: v.boolean(),
})
const preferences = v.object({
  topics: v.array(topicSetting),
  quotas: v.array(v.object({ template: templateKey, quota: count })),
})

/**
 * How far a notice got with one household, the surest first: a signed slip, opened by somebody of it, a subscribe message
 * delivered, a poster photographed where it lives, none of these.
 */
const reachState = v.picklist(['slipSigned', 'read', 'delivered', 'posterPhotographed', 'notReached'])
/** Households by state; the five add up to `households`. */
const reachCounts = v.object({
  households: count,
  slipSigned: count,
  read: count,
  delivered: count,
  posterPhotographed: count,
  notReached: count,
})
const reachHousehold = {
  id: householdIdSchema,
  no: v.string(),
  headName: v.string(),
  /** The roll's note on the household: “常年在外”. */
  note: v.string(),
}

export const notificationsContract = {
  /**
   * Everything the caller was told, the newest first: the inbox always has it, whatever the channel did or is muted.
   * `topic`: only of this one (left out or null = all). `before` asks for the page after that instant.
   */
  inbox: procedure({
    roles: ['member'],
    input: v.object({ before: v.nullable(instant), topic: v.optional(v.nullable(topic), null) }),
    output: v.object({ messages: v.array(message), more: v.boolean() }),
  }),
  /**
   * The inbox was shown: what it holds up to the newest message on screen (`upTo`: its `at`) counts as read, in `inbox` and in
   * the reach of each notice. Never takes anything back. `seenAt`: how far it counts as read now.
   */
  seeInbox: procedure({
    roles: ['member'],
    input: v.object({ upTo: instant }),
    output: v.object({ seenAt: instant }),
  }),
  /**
   * One notice in full. `id`: an event's, or its subject's, as the scene of a poster's code has it (`s=<subject>`; of several
   * notices to everybody about it the newest). Notes that the household has opened it. NOT_FOUND when it isn't for the caller.
   */
  notice: procedure({ roles: ['member'], input: v.object({ id: eventId }), output: v.object(noticeParts) }),
  /** After wx.requestSubscribeMessage: one tap = one message a template. */
  recordConsent: procedure({
    roles: ['member'],
    input: v.object({ accepted: v.pipe(v.array(templateKey), v.maxLength(3)) }),
    output: v.object({ quotas: v.array(v.object({ template: templateKey, quota: count })) }),
  }),
  /** What the caller has muted, and how many messages of each template are left. */
  preferences: procedure({ roles: ['member'], input: empty, output: preferences }),
  /** Mutes or unmutes one topic for the caller in this courtyard. Answers like `preferences`. */
  setMuted: procedure({
    roles: ['member'],
    input: v.object({ topic: v.picklist(mutableTopics), muted: v.boolean() }),
    output: preferences,
  }),

  /** The committee's own words to everybody. RISKY_TEXT when it can't be shown; a retry finds the first. */
  sendNotice: procedure({
    roles: ['committee'],
    input: v.object({ topic: v.picklist(['safety', 'notices']), title: requiredText(30), text: requiredText(300) }),
    output: v.object({ eventId: v.string() }),
  }),
  /** What everybody was told, the newest first; `before` asks for the page after that instant. */
  notices: procedure({
    roles: ['committee'],
    input: v.object({ before: v.nullable(instant) }),
    output: v.object({
      /** `delivered`: all subscribe messages are out; until then more may follow within minutes. */
      notices: v.array(
        v.object({
          ...noticeParts,
          delivered: v.boolean(),
          /** Whether `reach` and `sweepList` answer for it; not for one that goes to those who haven't rated. */
          reach: v.boolean(),
        }),
      ),
      more: v.boolean(),
    }),
  }),
  /**
   * How far a notice to everybody got, household by household; read: opened since the notice was written. NOT_FOUND for one that
   * isn't to everybody, or that goes to those who haven't rated yet.
   */
  reach: procedure({
    roles: ['committee'],
    input: v.object({ eventId }),
    output: v.object({
      title: v.string(),
      at: instant,
      total: reachCounts,
      /** In the order of the roll; households in the order of the roll. */
      groups: v.array(
        v.object({
          name: v.string(),
          counts: reachCounts,
          households: v.array(v.object({ ...reachHousehold, state: reachState })),
        }),
      ),
      /** The newest first; group '' = one for the whole courtyard. */
      posters: v.array(v.object({ group: v.string(), photo: evidence, at: instant })),
    }),
  }),
  /** The households not reached, in the order to walk them. `group` '' = all. */
  sweepList: procedure({
    roles: ['committee'],
    input: v.object({ eventId, group: v.pipe(v.string(), v.maxLength(60)) }),
    output: v.object({
      title: v.string(),
      /** Every group of the roll with how many are left there. */
      groups: v.array(v.object({ name: v.string(), left: count })),
      households: v.array(
        v.object({
          ...reachHousehold,
          group: v.string(),
          address: v.string(),
          /** Nobody of it uses the mini-program. */
          offline: v.boolean(),
        }),
      ),
    }),
  }),
  /**
   * The household has signed for the notice. `photoFileId`: the slip, if it was photographed; FILE_MISSING, FILE_FOREIGN, FILE_TOO_LARGE
   * as with every file. Marking twice changes nothing.
   */
  markSlip: procedure({
    roles: ['committee'],
    input: v.object({ eventId, householdId: householdIdSchema, photoFileId: v.nullable(uploadedFileId) }),
    output: done,
  }),
  /** Takes a slip back that was marked by mistake. */
  unmarkSlip: procedure({
    roles: ['committee'],
    input: v.object({ eventId, householdId: householdIdSchema }),
    output: done,
  }),
  /**
   * The poster hangs, here is its photo: counts for the households of `group`, '' = the whole courtyard. NOT_FOUND: no such
   * group. FILE_MISSING, FILE_FOREIGN, FILE_TOO_LARGE: the photo.
   */
  recordPoster: procedure({
    roles: ['committee'],
    input: v.object({ eventId, group: v.pipe(v.string(), v.maxLength(60)), photoFileId: uploadedFileId }),
    output: done,
  }),
  /** The same notice for those without a phone: on the wall, over the loudspeaker, by SMS. Dates and numbers are China's. */
  noticeTexts: procedure({
    roles: ['committee'],
    input: v.object({ eventId }),
    output: v.object({
      courtyardName: v.string(),
      poster: v.object({
        /** Above the courtyard's name, and on the seal; as on the PDF. */
        heading: v.string(),
        seal: v.string(),
        title: v.string(),
        text: v.string(),
        at: instant,
        /** The code on it: opens `page` with `scene`. */
        qr: v.object({ page: v.string(), scene: v.string(), base64: v.string(), type: v.picklist(['png', 'jpeg']) }),
      }),
      /** At most 150 characters, numbers spelt the way they are read out. */
      loudspeaker: v.string(),
      /** One or two parts of at most 70 characters each, to be sent in this order. */
      sms: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(2)),
    }),
  }),
  /** The poster as a PDF to print, its fonts within it. */
  poster: procedure({
    roles: ['committee'],
    input: v.object({ eventId, size: v.picklist(['a3', 'a4']) }),
    output: v.object({ fileName: v.string(), base64: v.string() }),
  }),
  /** The posted roll of one group (empty = the first one) as a PDF to print and hang: what everybody sees of it, with the date. */
  boardRoll: procedure({
    roles: ['committee'],
    input: v.object({ group: typedText(30) }),
    output: v.object({ fileName: v.string(), base64: v.string() }),
  }),
  /** Subscribe messages that didn't arrive and aren't tried again, by notice; never to whom. The newest notice first. */
  deadLetters: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({
      letters: v.array(
        v.object({
          eventId: v.string(),
          title: v.string(),
          at: instant,
          /** As in `notices`. */
          reach: v.boolean(),
          messages: count,
          /** `unsure`: may have arrived; `refused`: WeChat doesn't take it as it is; `givenUp`: the network failed for half an hour. */
          reason: v.picklist(['unsure', 'refused', 'givenUp']),
        }),
      ),
    }),
  }),
} as const

export type NotificationsContract = typeof notificationsContract
export type NotificationsInput<P extends keyof NotificationsContract> = InputOf<NotificationsContract[P]>
export type NotificationsOutput<P extends keyof NotificationsContract> = OutputOf<NotificationsContract[P]>
