import type { VotesInput, VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { sayDeadline } from '../../../text/when'

export type Doors = VotesOutput<'doorChecks'>
export type Answer = VotesInput<'answerDoorCheck'>['answer']
type Door = Doors['doors'][number]

export interface DoorsLocal {
  readonly openId: string
}

interface Row {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly action: string
  readonly note: string
}

export interface DoorsView {
  readonly title: string
  readonly sentence: string
  readonly notes: readonly string[]
  readonly doors: readonly Row[]
  readonly open: Row | null
}

export function showDoors({ title, until, doors }: Doors, now: number, { openId }: DoorsLocal): DoorsView {
  const waiting = doors.filter(({ answer }) => answer === 'waiting' || answer === 'nobody').length
  const rows = doors.map((door) => showDoor(door, until !== null))
  return {
    title,
    sentence: sentenceOf(doors.length, waiting, until, now),
    notes:
      until === null
        ? []
        : [
            '这几户是投票截止那一刻抽出来的，谁也定不了。收过、录过、见证过这张票的人和他家里人不能去问。',
            '有一户说没交过，要另一户的成员也去问一次；两个人都听到没交过，这一票才放到一边。',
            '有一户说没交过，或者三户没问到，就每一户都问，数票再等两天。',
          ],
    doors: rows,
    open: rows.find(({ id }) => id === openId) ?? null,
  }
}

function sentenceOf(all: number, waiting: number, until: number | null, now: number): string {
  if (until === null) return all === 0 ? '现在没有要问的户' : '这次已经问完了'
  return waiting === 0 ? `${all} 户都问到了` : `还有 ${waiting} 户没问到，${sayDeadline(until, now)} 前`
}

function showDoor({ id, no, headName, group, paper, answer, collectedBy, mayAsk }: Door, open: boolean): Row {
  const said = { waiting: '还没问', yes: '交过', no: '没交过', nobody: '没人在家' }[answer]
  const ask = { waiting: '去问', yes: '', no: '也去问', nobody: '再问' }[answer]
  return {
    id,
    title: headName,
    second: [group, no, paper ? '纸票' : '手机', collectedBy ? `${collectedBy}收的` : ''].filter(Boolean).join(' · '),
    action: open && mayAsk ? ask : '',
    note: open && !mayAsk && answer === 'waiting' ? '请别的成员去问' : said,
  }
}
