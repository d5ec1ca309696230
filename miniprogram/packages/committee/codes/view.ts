import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { inFours } from '../../../text/householdCode'
import { sayDay, sayDeadline } from '../../../text/when'

type Slips = CourtyardOutput<'codeSlips'>
type Door = Slips['doors'][number]
type Batch = Slips['batches'][number]

/** Codes that were made a moment ago: shown as long as the page is open, kept nowhere. */
export interface MadeSlip {
  readonly no: string
  readonly code: string
}

export interface CodesLocal {
  /** The household that a slip is to be made anew for; '' = slips of the whole group. */
  readonly asked: string
  readonly made: readonly MadeSlip[]
  readonly unfolded: boolean
}

export interface CodesView {
  readonly empty: boolean
  readonly tabs: readonly { name: string; note: string }[]
  readonly group: string
  readonly heading: string
  readonly facts: string
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly note: string
    readonly tone: string
    readonly action: string
  }[]
  readonly batches: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly action: string
    /** What the action does: shows the slips again, or hands in the signed list. */
    readonly does: 'show' | 'sign' | ''
  }[]
  /** The main button; '' = every door has its slip. */
  readonly print: string
  readonly made: readonly { readonly no: string; readonly code: string; readonly spoken: string }[]
  readonly sheet: { readonly title: string; readonly text: string; readonly action: string }
}

export function showCodes(answer: Slips, now: number, { asked, made, unfolded }: CodesLocal): CodesView {
  const { groups, group, doors, batches, atOnce, reprintsLeft } = answer
  const own = groups.find(({ name }) => name === group)
  const toMake = Math.min(own?.toMake ?? 0, atOnce)
  const door = doors.find(({ id }) => id === asked)
  return {
    empty: groups.length === 0,
    tabs: groups.map(({ name, joined, doors: all }) => ({ name, note: `${joined}/${all}` })),
    group,
    heading: `${group} · ${doors.length} 户`,
    facts: own ? `发着 ${own.out} 张 · 加入 ${own.joined} 户 · 认过门 ${own.recognised} 户` : '',
    rows: doors.map((one) => showDoor(one, now, reprintsLeft)),
    batches: batches.map((batch) => showBatch(batch, now)),
    print: toMake > 0 ? `打印 ${group} 的单子（${toMake} 张）` : '',
    made: unfolded
      ? made.map(({ no, code }) => ({ no, code: inFours(code), spoken: `${no}，${code.split('').join(' ')}` }))
      : [],
    sheet: door
      ? {
          title: `给${door.headName}家重做一张？`,
          text: `旧的那张马上不能用。这件事会记在这家的记录里。你 30 天里还能重做 ${reprintsLeft} 张。`,
          action: '重做一张',
        }
      : {
          title: `做 ${group} 的 ${toMake} 张单子？`,
          text: '做好马上打开，请当场打印。24 小时里只有你能再打开，过后谁也看不到。',
          action: '做好，打开打印',
        },
  }
}

function showDoor({ id, no, headName, state, madeAt, recognised }: Door, now: number, reprintsLeft: number) {
  const words = {
    none: '还没做单子',
    made: `单子做好了（${madeAt === null ? '' : sayDay(madeAt, now)}）`,
    joined: '已加入',
    left: '单子用过，人都退出了',
  }[state]
  return {
    id,
    title: headName,
    second: `${no} · ${words}`,
    note: recognised ? '认过门' : '',
    tone: 'done',
    action: (state === 'made' || state === 'left') && reprintsLeft > 0 ? '重做' : '',
  }
}

function showBatch(
  { id, by, at, doors, shownUntil, iMayRecord, unsigned }: Batch,
  now: number,
): CodesView['batches'][number] {
  const signed = doors - unsigned.length
  const title = `${sayDay(at, now)} ${by}做了 ${doors} 张`
  const waits = unsigned.length > 0
  if (shownUntil !== null)
    return { id, title, second: `你能再打开到 ${sayDeadline(shownUntil, now)}`, action: '再打开', does: 'show' }
  if (waits && iMayRecord)
    return { id, title, second: `${unsigned.length} 户还没交签收表`, action: '交签收表', does: 'sign' }
  const second = waits ? `签收了 ${signed} 户。签收表请和${by}不是一家的成员来交` : '都认过门了'
  return { id, title, second, action: '', does: '' }
}
