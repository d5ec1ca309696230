import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { dayOf } from '../../../text/chinaDay'
import { shortLabels } from '../../../text/households'
import { sayTurnout } from '../../../text/share'
import { sayDeadline, sayExactDeadline, sayLeft, sayPast } from '../../../text/when'

export type Progress = VotesOutput<'progress'>
type Group = Progress['groups'][number]
type Household = Group['households'][number]

export interface ProgressLocal {
  readonly group: string
  readonly openId: string
  readonly seenUnfolded: boolean
}

interface HouseholdRow {
  readonly id: string
  readonly title: string
  readonly second: string
  /** Empty when nothing is to be done at this door. */
  readonly action: string
  readonly note: string
}

export interface ProgressView {
  readonly title: string
  readonly when: string
  readonly exactly: string
  readonly left: string
  readonly figure: { label: string; value: string; unit: string }
  readonly missing: string
  readonly enough: boolean
  readonly bar: { reached: number; total: number; needed: number; label: string; sentence: string }
  readonly tabs: readonly { name: string; note: string }[]
  readonly group: string
  readonly heading: string
  readonly headingVoted: string
  readonly cells: readonly { id: string; label: string; state: string; spoken: string }[]
  readonly cellWidth: 'narrow' | 'middle' | 'wide'
  readonly visitsTitle: string
  readonly visits: readonly HouseholdRow[]
  readonly seenTitle: string
  readonly seen: readonly HouseholdRow[]
  readonly papersTitle: string
  readonly papers: readonly { id: string; title: string; second: string; action: string; note: string }[]
  readonly open: HouseholdRow | null
  /** The main action of this stage of the vote. */
  readonly main: {
    key: 'remind' | 'decide' | 'doors' | 'result' | 'objections'
    label: string
    disabled: boolean
    reason: string
  } | null
  readonly withdrawable: boolean
}

const stateWords: Record<Household['state'], string> = {
  voted: '已投',
  paperOut: '领了纸票，还没投',
  seen: '看过,还没投',
  notReached: '没通知到',
}

/** Turnout by door: who has voted, seen it, or isn't reached. Never how anybody voted. */
export function showProgress(progress: Progress, now: number, local: ProgressLocal): ProgressView {
  const { status, households, voted, needed, groups, closesAt } = progress
  const group = groups.find(({ name }) => name === local.group) ?? firstToVisit(groups)
  const labels = shortLabels(group?.households.map(({ no }) => no) ?? [])
  const longest = Math.max(0, ...labels.map(({ length }) => length))
  const running = status === 'open'
  const rowOf = (household: Household): HouseholdRow => showHousehold(household, group?.name ?? '', running)
  const visits = (group?.households ?? []).filter(({ state }) => state === 'notReached').sort(phonelessFirst)
  const seen = (group?.households ?? []).filter(({ state }) => state === 'seen')
  const sentence =
    status === 'announced' ? `${households} 户要有 ${needed} 户投票才算数` : sayTurnout(households, needed, voted)
  return {
    title: progress.title,
    when: sayWhen(status, closesAt, now),
    exactly: sayExactDeadline(closesAt),
    left: running ? sayLeft(closesAt, now) : '',
    figure: figureOf(progress),
    missing: status !== 'announced' && voted < needed ? `${needed - voted}` : '',
    enough: voted >= needed,
    bar: { reached: voted, total: households, needed, label: `${needed} 户`, sentence },
    tabs: groups.map(({ name, households: all }) => ({
      name,
      note: status === 'announced' ? `${all.length} 户` : `${countVoted(all)}/${all.length}`,
    })),
    group: group?.name ?? '',
    heading: group ? `${group.name} · ${group.households.length} 户` : '',
    headingVoted: group && status !== 'announced' ? `${countVoted(group.households)} 户已投` : '',
    cells: (group?.households ?? []).map(({ id, no, headName, state }, index) => ({
      id,
      label: labels[index] ?? no,
      // who was handed paper has been reached
      state: state === 'paperOut' ? ('seen' as const) : state,
      spoken: `${no} ${headName} ${stateWords[state]}`,
    })),
    cellWidth: longest <= 2 ? 'narrow' : longest <= 4 ? 'middle' : 'wide',
    visitsTitle: visits.length > 0 && running ? `${group?.name ?? ''}要上门的 ${visits.length} 户` : '',
    visits: running ? visits.map(rowOf) : [],
    seenTitle: seen.length > 0 && running ? `看过还没投的 ${seen.length} 户` : '',
    seen: local.seenUnfolded && running ? seen.map(rowOf) : [],
    papersTitle: progress.paperWaiting.length > 0 ? `等第二个人见证的纸票 ${progress.paperWaiting.length} 张` : '',
    papers: progress.paperWaiting.map((paper) => ({
      id: paper.id,
      title: paper.headName,
      second: `${paper.no} · ${sayPast(paper.at, now)}录的`,
      ...(running ? witnessOf(paper) : { action: '', note: '截止前没人见证' }),
    })),
    open: openRow(groups, local.openId, running),
    main: mainOf(progress, now),
    withdrawable: status === 'announced',
  }
}

/** A paper is for one witness at a time: whoever opens it first. */
function witnessOf({ mine, witnessing, witnessName }: Progress['paperWaiting'][number]) {
  if (mine) return { action: '', note: witnessName ? `${witnessName}在看` : '等别人见证' }
  if (witnessing) return { action: '接着见证', note: '' }
  return witnessName ? { action: '', note: `${witnessName}在看` } : { action: '见证', note: '' }
}

/** Before voting opens nobody can have voted: what matters is who has seen the announcement. */
function figureOf({ status, groups, households, voted }: Progress): ProgressView['figure'] {
  if (status !== 'announced') return { label: '已投', value: `${voted}`, unit: `/ ${households} 户` }
  const seen = groups.flatMap((group) => group.households).filter(({ state }) => state !== 'notReached').length
  return { label: '看过公告', value: `${seen}`, unit: `/ ${households} 户` }
}

const countVoted = (households: readonly Household[]) => households.filter(({ state }) => state === 'voted').length

/** Who notes something on the roll (无智能手机) can't be reached by phone anyway. */
const phonelessFirst = (one: Household, other: Household) => Number(other.note !== '') - Number(one.note !== '')

/** The group where most doors are still unreached. */
function firstToVisit(groups: readonly Group[]): Group | undefined {
  const unreached = ({ households }: Group) => households.filter(({ state }) => state === 'notReached').length
  return [...groups].sort((one, other) => unreached(other) - unreached(one))[0]
}

function showHousehold(
  { id, no, headName, note, state, paperWaiting }: Household,
  group: string,
  running: boolean,
): HouseholdRow {
  const canRecord = running && state !== 'voted' && !paperWaiting
  return {
    id,
    title: headName,
    second: [group, no, note].filter(Boolean).join(' · '),
    action: canRecord ? '录纸票' : '',
    note: paperWaiting ? '纸票等见证' : stateWords[state],
  }
}

function openRow(groups: readonly Group[], openId: string, running: boolean): HouseholdRow | null {
  for (const { name, households } of groups) {
    const household = households.find(({ id }) => id === openId)
    if (household) return showHousehold(household, name, running)
  }
  return null
}

function sayWhen(status: Progress['status'], closesAt: number, now: number): string {
  if (status === 'announced') return '公告中,还没开始投'
  if (status === 'open') return `${sayDeadline(closesAt, now)} 截止`
  if (status === 'checking') return '已经截止，等大家核对'
  if (status === 'counting') return '已经截止，正在数票'
  return `${sayDeadline(closesAt, now)} 已经截止`
}

function mainOf(progress: Progress, now: number): ProgressView['main'] {
  const { status, households, voted, remindedAt } = progress
  const plain = { disabled: false, reason: '' }
  if (status === 'open') {
    const left = households - voted
    if (left === 0) return null
    const today = remindedAt !== null && dayOf(remindedAt) === dayOf(now)
    return {
      key: 'remind',
      label: `提醒没投的 ${left} 户`,
      disabled: today,
      reason: today ? '今天提醒过了,一天一次就好' : '',
    }
  }
  if (status === 'noQuorum') return { key: 'decide', label: '定:延长,还是结束', ...plain }
  if (status === 'objected') return { key: 'objections', label: '处理异议', ...plain }
  if (status === 'checking') return { key: 'doors', label: '上门问一问', ...plain }
  if (status === 'announced' || status === 'counting') return null
  return { key: 'result', label: '看结果', ...plain }
}
