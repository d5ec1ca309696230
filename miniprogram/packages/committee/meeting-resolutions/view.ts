import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { addDays, dayOf, instantOf } from '../../../text/chinaDay'
import { sayLink } from '../../../text/resolution'
import { sayDay } from '../../../text/when'

export type Meeting = CourtyardOutput<'meeting'>
type Resolution = Meeting['resolutions'][number]
type Person = CourtyardOutput<'people'>['people'][number]
export type Link = CourtyardInput<'linkResolution'>['link']
export type Way = Link['as']
export type Role = Extract<Link, { as: 'task' }>['ownerRole']

/** The resolution being linked, and to what. */
export interface ResolutionsLocal {
  readonly openKey: string
  readonly way: Way | ''
  readonly title: string
  readonly role: Role
  readonly ownerId: string
  readonly day: string
  readonly motionId: string
  /** Who has a role, and which votes there are: read when they are needed. */
  readonly people: readonly Person[]
  readonly motions: readonly { readonly id: string; readonly title: string }[]
}

export interface ResolutionsView {
  readonly title: string
  readonly sentence: string
  readonly empty: boolean
  readonly resolutions: readonly {
    readonly key: string
    readonly text: string
    readonly second: string
    readonly waits: boolean
    readonly open: boolean
  }[]
  readonly ways: readonly {
    readonly key: Way
    readonly name: string
    readonly text: string
    readonly chosen: boolean
  }[]
  readonly owners: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[]
  readonly motions: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[]
  readonly due: { readonly day: string; readonly wrong: string }
  readonly today: string
  readonly ready: boolean
}

const ways: readonly { key: Way; name: string; text: string }[] = [
  { key: 'task', name: '交给人去办', text: '写明谁办、哪天办好,到期没办会提醒' },
  { key: 'disclosure', name: '拿出来公示', text: '先存成公示的草稿,复核以后再贴出来' },
  { key: 'motion', name: '交给大家表决', text: '会上说了不算数,要各户投票' },
  { key: 'none', name: '记下就行', text: '不用再办什么' },
]

const DAYS_PROPOSED = 14
const END_OF_DAY = '24:00'
const TITLE_MAX = 60

export const nothing: ResolutionsLocal = {
  openKey: '',
  way: '',
  title: '',
  role: 'committee',
  ownerId: '',
  day: '',
  motionId: '',
  people: [],
  motions: [],
}

/** What the form of a resolution opens with. */
export const startOf = ({ key, text }: Pick<Resolution, 'key' | 'text'>, now: number) => ({
  openKey: key,
  way: '' as const,
  title: text.slice(0, TITLE_MAX),
  ownerId: '',
  day: addDays(dayOf(now), DAYS_PROPOSED),
  motionId: '',
})

export function showResolutions(meeting: Meeting, now: number, local: ResolutionsLocal): ResolutionsView {
  const { resolutions } = meeting
  const waiting = resolutions.filter(({ link }) => canLink(link)).length
  const dueAt = instantOf(local.day, END_OF_DAY)
  const wrong = local.way === 'task' && dueAt <= now ? '要在今天或以后' : ''
  return {
    title: meeting.card.title,
    sentence: waiting > 0 ? `还有 ${waiting} 件没说怎么落实` : '定下的事都有着落了',
    empty: resolutions.length === 0,
    resolutions: resolutions.map(({ key, text, link }) => ({
      key,
      text,
      second: link === null ? '' : sayLink(link, now),
      waits: meeting.can.link && canLink(link),
      open: key === local.openKey && canLink(link),
    })),
    ways: ways.map((way) => ({ ...way, chosen: way.key === local.way })),
    owners: [
      { id: '', name: '哪个办都行', chosen: local.ownerId === '' },
      ...local.people
        .filter(({ roles }) => roles.includes(local.role))
        .map(({ id, name }) => ({ id, name, chosen: id === local.ownerId })),
    ],
    motions: [
      { id: '', name: '以后再发起', chosen: local.motionId === '' },
      ...local.motions.map(({ id, title }) => ({ id, name: title, chosen: id === local.motionId })),
    ],
    due: { day: sayDay(instantOf(local.day, '00:00'), now), wrong },
    today: dayOf(now),
    ready: local.way !== '' && !wrong && (local.way !== 'task' || local.title.trim() !== ''),
  }
}

/** Not linked yet, or to a vote that was still to be announced. */
const canLink = (link: Resolution['link']): boolean => link === null || (link.as === 'motion' && link.id === null)

/** What is sent, once nothing is missing. */
export function linkBy(local: ResolutionsLocal): Link | null {
  switch (local.way) {
    case 'task':
      return {
        as: 'task',
        title: local.title.trim(),
        ownerRole: local.role,
        ownerId: local.ownerId || null,
        dueAt: instantOf(local.day, END_OF_DAY),
      }
    case 'disclosure':
      return { as: 'disclosure', disclosureId: null }
    case 'motion':
      return { as: 'motion', motionId: local.motionId || null }
    case 'none':
      return { as: 'none' }
    case '':
      return null
  }
}

export const doneWords: Record<Way, string> = {
  task: '交下去了,办的人收到通知',
  disclosure: '存成公示的草稿了,去公示里接着写',
  motion: '记下了,会跟这次表决连在一起',
  none: '记下了',
}
