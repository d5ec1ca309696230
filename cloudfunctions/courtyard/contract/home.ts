import * as v from 'valibot'
import { procedure } from '../../shared/procedure'
import { count, empty, instant } from '../../shared/schemas'
import { ratingCard, ratingTodo } from '../../ratings/cards'
import { motionCard } from '../../votes/cards'
import { disclosureCard, disclosureTodo } from '../disclosures/cards'
import { meetingCard, meetingTodo } from '../meetings/cards'
import { me, relative, versionSummary } from './parts'

const todo = v.object({
  kind: v.picklist(['proposals', 'joinRequests', 'opinions', 'noQuorum', 'objections', 'paperBallots', 'noRoll']),
  count,
  /** What it is about, where there is one thing: a version or a motion. */
  subjectId: v.string(),
  title: v.string(),
})

const news = v.object({
  id: v.string(),
  kind: v.string(),
  subjectId: v.string(),
  title: v.string(),
  text: v.string(),
  at: instant,
})

export const homeProcedures = {
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
      /** Open ratings the caller may take part in, the soonest to close first; done ones included. */
      ratings: v.array(ratingCard),
      /** The next meetings, the soonest first. */
      meetings: v.array(meetingCard),
      /** What was posted last. */
      disclosures: v.array(disclosureCard),
      todos: v.array(todo),
      disclosureTodos: v.array(disclosureTodo),
      meetingTodos: v.array(meetingTodo),
      ratingTodos: v.array(ratingTodo),
      news: v.array(news),
      /** Who asks to be let into the caller's household. */
      relatives: v.array(relative),
      joinRequest: v.nullable(
        v.object({
          courtyardName: v.string(),
          state: v.picklist(['waiting', 'declined']),
          /** A household was named whose members may let them in. */
          atDoor: v.boolean(),
          at: instant,
        }),
      ),
      /** Of somebody who belongs to nothing any more: their household and a neighbour have said that they aren't of it. */
      putOut: v.nullable(v.object({ courtyardName: v.string(), at: instant })),
    }),
  }),
} as const
