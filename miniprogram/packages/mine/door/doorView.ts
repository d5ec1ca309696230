import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { placeOf } from '../../../text/people'
import { sayDate, sayDay, sayDeadline, sayPast } from '../../../text/when'

export type DoorAnswer = CourtyardOutput<'myDoor'>
type Person = DoorAnswer['people'][number]

/** What a sheet asks once more. */
export type Asking =
  | { readonly what: 'leave' }
  | { readonly what: 'paper' }
  | { readonly what: 'putOut' | 'handOver'; readonly id: string; readonly name: string }
  | { readonly what: 'confirm'; readonly id: string; readonly name: string }

export interface DoorLocal {
  readonly asked: Asking | null
  /** Who votes when the representative leaves; '' = nobody yet. */
  readonly successor: string
}

interface Action {
  readonly label: string
  readonly what: string
}

export interface DoorView {
  readonly place: string
  readonly head: string
  readonly seatIsOpen: boolean
  readonly relatives: readonly { readonly id: string; readonly title: string; readonly second: string }[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly second: string
    readonly actions: readonly Action[]
  }[]
  readonly putOuts: readonly { readonly id: string; readonly text: string; readonly iAsked: boolean }[]
  readonly neighboursAsk: readonly {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly second: string
  }[]
  readonly recognised: { readonly tag: string; readonly tone: string; readonly text: string }
  readonly paper: { readonly text: string; readonly mayLock: boolean }
  readonly lines: readonly { readonly id: string; readonly text: string; readonly when: string }[]
  readonly heirs: readonly { readonly key: string; readonly name: string }[]
  readonly sheet: { readonly title: string; readonly text: string; readonly action: string; readonly asksHeir: boolean }
}

export function showDoor(answer: DoorAnswer, now: number, local: DoorLocal): DoorView {
  const { household, people, relatives, putOuts, neighboursAsk, lines, onPaperSince } = answer
  const me = people.find(({ isMe }) => isMe)
  const iRepresent = me?.representative === true
  const others = people.filter(({ isMe }) => !isMe)
  return {
    place: placeOf(household),
    head: `${household.headName}家 · 户号 ${household.no}`,
    seatIsOpen: answer.seatIsOpen,
    relatives: relatives.map(({ id, name, claim, at }) => ({
      id,
      title: `${name}想加入你家`,
      second: `${claim}（${sayPast(at, now)}）`,
    })),
    people: people.map((person) => showPerson(person, answer, iRepresent)),
    putOuts: putOuts.map(({ id, name, iAsked, until }) => ({
      id,
      iAsked,
      text: `有人说${name}不是你们家的人。认过门的邻居也这么说，${name}就退出；${sayDeadline(until, now)} 以前没有邻居来认，就算了`,
    })),
    neighboursAsk: neighboursAsk.map(({ id, name, door, until }) => ({
      id,
      name,
      title: `${name}是不是 ${placeOf(door)} 的人？`,
      second: `${door.headName}家有人说不是。你认得的话，帮着认一认（到 ${sayDeadline(until, now)}）`,
    })),
    recognised: sayRecognised(answer),
    paper: {
      text:
        onPaperSince === null
          ? '不方便用手机投的，可以改用纸票。改了以后手机上不能投，要改回来得有人上门问过'
          : `${sayDate(onPaperSince)}起用纸票投，手机上不能投。要改回来，请找院管委会`,
      mayLock: onPaperSince === null && iRepresent,
    },
    lines: lines.map(({ id, text, at }) => ({ id, text, when: sayDay(at, now) })),
    heirs: others.map(({ id, name }) => ({ key: id, name })),
    sheet: sayAsking(local.asked, iRepresent && others.length > 0),
  }
}

function showPerson(person: Person, { putOuts }: DoorAnswer, iRepresent: boolean): DoorView['people'][number] {
  const { id, name, isMe, representative, since } = person
  const asked = putOuts.some(({ memberId }) => memberId === id)
  return {
    id,
    name,
    title: isMe ? `${name}（我）` : name,
    second: `${representative ? '你家的票由这位来投' : '家里人，能看不能投'} · ${sayDate(since)}加入`,
    actions: isMe
      ? []
      : [
          ...(iRepresent ? [{ label: '请这位来投', what: 'handOver' }] : []),
          ...(asked ? [] : [{ label: '不是我们家的人', what: 'putOut' }]),
        ],
  }
}

function sayRecognised({ recognised, neighbours }: DoorAnswer): DoorView['recognised'] {
  if (recognised) {
    const how = recognised.how === 'slip' ? '加入用的单子签收过' : '两家邻居说认得'
    return { tag: '认过门', tone: 'bamboo', text: `${sayDate(recognised.since)}起，${how}` }
  }
  const said = neighbours.said > 0 ? `，已经有 ${neighbours.said} 家说认得` : ''
  return {
    tag: '还没认门',
    tone: 'amber',
    text: `照样投票。认了门，才能帮邻居认门、被抽签请去评理。怎么认：在签收表上签过名；或者 ${neighbours.needed} 家认过门的邻居说认得你家${said}`,
  }
}

function sayAsking(asked: Asking | null, hasHeirs: boolean): DoorView['sheet'] {
  if (asked === null) return { title: '', text: '', action: '', asksHeir: false }
  const plain = (title: string, text: string, action: string) => ({ title, text, action, asksHeir: false })
  switch (asked.what) {
    case 'leave':
      return {
        title: hasHeirs ? '退出以后，谁来投你家的票？' : '退出这个院落？',
        text: '退出后看不到院里的事，也不能投票。你投过的票照样算数，家里人会看到你退出了。',
        action: '确定退出',
        asksHeir: hasHeirs,
      }
    case 'paper':
      return plain(
        '以后你家用纸票投？',
        '马上就改：手机上不能投了，表决时向院管委会要纸票。要改回手机，得有人上门问过。家里人都会看到。',
        '改用纸票',
      )
    case 'handOver':
      return plain(
        `以后请${asked.name}来投票？`,
        '一户一票。换了以后，你家的票由这位来投，你只能看。要换回来，由这位再交给你。',
        '确定换人',
      )
    case 'putOut':
      return plain(
        `${asked.name}不是你们家的人？`,
        `要两步：你先说，再有一家认过门的邻居也这么说，${asked.name}就退出。家里人都会看到是你说的，${asked.name}也看得到。`,
        '是，请邻居来认',
      )
    case 'confirm':
      return plain(
        `${asked.name}不是那家的人？`,
        `你确定的话，${asked.name}马上从那家退出。你家认的，那家人看得到。不认得就不要点。`,
        '我认得，他不是',
      )
  }
}
