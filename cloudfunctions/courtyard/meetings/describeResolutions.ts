import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { Resolution } from '../../shared/documents'
import type { DisclosureId, MotionId, TaskId } from '../../shared/ids'
import type { CourtyardOutput } from '../contract'

type Described = CourtyardOutput<'meeting'>['resolutions'][number]
type Subject = Pick<NonNullable<Described['link']>, 'title' | 'done' | 'dueAt'>

/** What each resolution has become, as far as the caller may see it: a disclosure's title once it is posted. One round trip. */
export async function describeResolutions(call: MemberCall, resolutions: readonly Resolution[]): Promise<Described[]> {
  const links = resolutions.flatMap(({ link }) => link ?? [])
  const [tasks, disclosures, motions] = await Promise.all([
    readTasks(
      call,
      links.flatMap((link) => (link.as === 'task' ? [link.id] : [])),
    ),
    readDisclosures(
      call,
      links.flatMap((link) => (link.as === 'disclosure' ? [link.id] : [])),
    ),
    readMotions(
      call,
      links.flatMap((link) => (link.as === 'motion' && link.id !== null ? [link.id] : [])),
    ),
  ])
  const subjects = new Map<string, Subject>([...tasks, ...disclosures, ...motions])
  return resolutions.map(({ key, agendaKey, text, link }) => ({
    ...{ key, agendaKey, text },
    link: link && {
      ...{ as: link.as, id: link.id },
      ...(subjects.get(link.id ?? '') ?? { title: '', done: false, dueAt: null }),
    },
  }))
}

type Entries = (readonly [id: string, subject: Subject])[]

async function readTasks({ database }: MemberCall, ids: readonly TaskId[]): Promise<Entries> {
  if (ids.length === 0) return []
  const tasks = await database.collection('tasks').find({ where: { _id: oneOf(ids) }, limit: ids.length })
  return tasks.map(({ _id, title, state, dueAt }) => [_id, { title, done: state === 'done', dueAt }])
}

async function readDisclosures({ database }: MemberCall, ids: readonly DisclosureId[]): Promise<Entries> {
  if (ids.length === 0) return []
  const disclosures = await database
    .collection('disclosures')
    .find({ where: { _id: oneOf(ids) }, limit: ids.length, fields: ['title', 'stage'] })
  return disclosures.map(({ _id, title, stage }) => {
    const done = stage === 'posted'
    return [_id, { title: done ? title : '', done, dueAt: null }]
  })
}

async function readMotions({ database }: MemberCall, ids: readonly MotionId[]): Promise<Entries> {
  if (ids.length === 0) return []
  const motions = await database
    .collection('motions')
    .find({ where: { _id: oneOf(ids) }, limit: ids.length, fields: ['title'] })
  return motions.map(({ _id, title }) => [_id, { title, done: true, dueAt: null }])
}
