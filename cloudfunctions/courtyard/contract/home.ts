import * as v from 'valibot'
import { procedure } from '../../shared/procedure'
import { count, empty, instant } from '../../shared/schemas'
import { motionCard } from '../../votes/cards'
import { me, versionSummary } from './parts'

const todo = v.object({
  kind: v.picklist(['joinRequests', 'opinions', 'noQuorum', 'objections', 'paperBallots', 'noRoll']),
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
      todos: v.array(todo),
      news: v.array(news),
      joinRequest: v.nullable(v.object({ courtyardName: v.string(), state: v.picklist(['waiting', 'declined']) })),
    }),
  }),
} as const
