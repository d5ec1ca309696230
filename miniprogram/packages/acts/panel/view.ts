import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { dayOf } from '../../../text/chinaDay'
import { sayDeadline, sayInstant } from '../../../text/when'

export type PanelAnswer = CourtyardOutput<'panel'>
type Panel = PanelAnswer['panel']

export type ButtonKey = 'accept' | 'decline' | 'yes' | 'no'

export interface PanelLocal {
  readonly word: 'yes' | 'no' | ''
}

interface Button {
  readonly key: string
  readonly label: string
  readonly look: 'primary' | 'plain'
}

export interface PanelView {
  readonly title: string
  readonly state: string
  readonly mine: {
    readonly title: string
    readonly lines: readonly string[]
    readonly note: string
    readonly waits: boolean
    readonly buttons: readonly Button[]
  } | null
  readonly doors: readonly {
    readonly id: string
    readonly title: string
    readonly buttons: readonly Omit<Button, 'look'>[]
  }[]
  readonly number: {
    readonly title: string
    readonly text: string
    readonly typed: readonly string[]
    readonly open: boolean
  } | null
  readonly how: readonly string[]
  readonly ask: { readonly title: string; readonly text: string; readonly action: string }
}

export function showPanel({ panel, doors }: PanelAnswer, now: number, { word }: PanelLocal): PanelView {
  const { title, words } = panel
  return {
    title,
    state: stateOf(panel, now),
    mine: mineOf(panel, now),
    doors: doors.map(({ id, no, address }) => ({
      id,
      title: [no, address].filter(Boolean).join(' · '),
      buttons: [
        ...(words
          ? [
              { key: 'yes', label: words.yes },
              { key: 'no', label: words.no },
            ]
          : []),
        { key: 'declined', label: '他家不参加' },
      ],
    })),
    number: panel.whole ? null : numberOf(panel, now),
    how: howOf(panel),
    ask:
      word && words
        ? {
            title: `你家的话：${words[word]}？`,
            text: '说了就定了，不能再改。谁家说了什么不公开。',
            action: words[word],
          }
        : { title: '', text: '', action: '' },
  }
}

const sayDate = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

function stateOf({ stage, day, source, decision, decidedAt, seats, whole }: Panel, now: number): string {
  switch (stage) {
    case 'number':
      return `等 ${sayDate(day)} 的${source}，来抽三户`
    case 'asking':
      return whole ? `请不相干的 ${seats} 户来定` : '抽好了，正在请这三户来定'
    case 'decided':
      return `定了：${decision ?? ''}${decidedAt === null ? '' : `（${sayInstant(decidedAt, now)}）`}`
  }
}

function mineOf(panel: Panel, now: number): PanelView['mine'] {
  const { mine, lines, words, answerBy, stage } = panel
  const decided = stage === 'decided'
  switch (mine) {
    case 'asked':
      if (decided) return null
      return {
        title: '抽到你家了，请来说句公道话',
        lines,
        note: answerBy === null ? '' : `${sayDeadline(answerBy, now)} 前没点，就请下一户。不参加没关系。`,
        waits: true,
        buttons: [
          { key: 'accept', label: '我家参加', look: 'primary' },
          { key: 'decline', label: '不参加', look: 'plain' },
        ],
      }
    case 'sits':
      if (decided) return null
      return {
        title: '请你家来定',
        lines,
        note: '看完了，点一个。谁家说了什么不公开。',
        waits: true,
        buttons: words
          ? [
              { key: 'yes', label: words.yes, look: 'plain' },
              { key: 'no', label: words.no, look: 'plain' },
            ]
          : [],
      }
    case 'said':
      return { title: '你家说过了', lines, note: '谢谢。两户说的一样，这件事就定了。', waits: false, buttons: [] }
    case 'declined':
    case 'lapsed':
      return { title: '你家这次没有参加', lines: [], note: '已经请了下一户。', waits: false, buttons: [] }
    case 'none':
      return null
  }
}

function numberOf({ day, source, typed, iTyped, doubted, stage }: Panel, now: number): PanelView['number'] {
  const open = stage === 'number' && dayOf(now) >= day && iTyped === ''
  const said = typed.map(({ value, households }) => `${value}：${households} 户填的`)
  const text = doubted
    ? '有人填了不一样的数，请大家去查一查当天的收盘。'
    : stage === 'number'
      ? `${sayDate(day)} 收盘以后，谁看到了都可以填，两户填的一样就照它抽。那天休市，就填休市后第一天的。`
      : `抽签用的是 ${sayDate(day)} 的${source}，谁都可以去查。`
  return {
    title: `${sayDate(day)} 的${source}`,
    text,
    typed: iTyped && stage === 'number' ? [...said, `你家填的是 ${iTyped}`] : said,
    open,
  }
}

const howOf = ({ doors, whole, seats }: Panel): string[] =>
  whole
    ? [
        `认过门、又跟这件事不相干的只有 ${doors} 户，所以都请。`,
        `过半数（${Math.floor(seats / 2) + 1} 户）说的一样，就定了。`,
      ]
    : [
        `认过门 30 天以上（新院落 3 天）、又跟这件事不相干的 ${doors} 户里抽，名单在知道数字以前就定死了。`,
        '抽到的 48 小时没回应，或者不参加，就请下一户。两户说的一样，就定了。',
      ]
