import type { MeetingDocument } from '../../../../../../cloudfunctions/shared/documents'
import {
  draftMinutes,
  inOrder,
  keysDiffer,
  resolutionsOf,
  saysNothing,
} from '../../../../../../cloudfunctions/courtyard/domain/meetings/minutes'
import { minutesHash } from '../../../../../../cloudfunctions/courtyard/domain/meetings/minutesHash'
import { deriveId } from '../../../../../../cloudfunctions/shared/ids'
import { sha256 } from '../../../../../../cloudfunctions/shared/sha256'

const agenda = [
  { key: 'a1', title: '路灯', text: '' },
  { key: 'a2', title: '排水', text: '' },
]
const written = [
  { agendaKey: 'a1', text: '说了路灯', decisions: ['换三盏灯', '钱从公共收入出'] },
  { agendaKey: 'a2', text: '', decisions: ['清一次沟'] },
]

test('minutes are drafted with one empty section an item', () => {
  const draft = draftMinutes(agenda)
  expect(draft.map(({ agendaKey }) => agendaKey)).toEqual(['a1', 'a2'])
  expect(saysNothing(draft)).toBe(true)
  expect(saysNothing(written)).toBe(false)
})

test('sections are taken in the agenda’s order, and only all of them', () => {
  expect(inOrder(agenda, [...written].reverse())).toEqual(written)
  expect(inOrder(agenda, written.slice(1))).toBeNull()
  expect(inOrder(agenda, [...written.slice(1), ...written.slice(1)])).toBeNull()
  expect(inOrder(agenda, [...written, { agendaKey: 'a3', text: '', decisions: [] }])).toBeNull()
  expect(keysDiffer(agenda)).toBe(true)
  expect(keysDiffer([...agenda, { key: 'a1', title: '又是路灯', text: '' }])).toBe(false)
})

test('every decision becomes one resolution, found again by item and place', () => {
  expect(resolutionsOf(written).map(({ key, text }) => [key, text])).toEqual([
    ['a1-1', '换三盏灯'],
    ['a1-2', '钱从公共收入出'],
    ['a2-1', '清一次沟'],
  ])
})

type Hashed = Pick<MeetingDocument, '_id' | 'kind' | 'title' | 'place' | 'startsAt' | 'agenda' | 'minutes'>
const meeting: Hashed = {
  _id: deriveId('secret', 'meeting', '1'),
  kind: 'baba',
  title: '商量路灯',
  place: '三组坝子',
  startsAt: 1_780_000_000_000,
  agenda,
  minutes: written,
}
const represented = [{ no: 'N3', by: 'N1' }]
const hash = (changes: Partial<Hashed> = {}, present = ['N1', 'N2'], stoodIn = represented) =>
  minutesHash({ ...meeting, ...changes }, present, stoodIn, sha256)

test('the hash changes with every word, every decision and every household that came, and with nothing else', () => {
  const hashes = [
    hash(),
    hash({ title: '商量排水' }),
    hash({ place: '四组坝子' }),
    hash({ startsAt: meeting.startsAt + 1 }),
    hash({ agenda: [...agenda].reverse() }),
    hash({ minutes: [{ agendaKey: 'a1', text: '说了路灯。', decisions: [] }] }),
    hash({}, ['N1']),
    hash({}, ['N1', 'N2'], []),
  ]
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(hash({}, ['N2', 'N1'])).toBe(hash())
})
