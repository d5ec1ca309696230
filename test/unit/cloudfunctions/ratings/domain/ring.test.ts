import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MemberDocument, Office, RatingSubject } from '../../../../../cloudfunctions/shared/documents'
import { deriveId } from '../../../../../cloudfunctions/shared/ids'
import { COUNT_GRACE_MS } from '../../../../../cloudfunctions/ratings/domain/periodState'
import { answersFor, edgeOf, mayAgree, ring, seatOf } from '../../../../../cloudfunctions/ratings/domain/ring'
import { isEmpty, maskNumbers, misfit } from '../../../../../cloudfunctions/ratings/domain/sheets'
import { standardTemplate } from '../../../../../cloudfunctions/ratings/domain/standardTemplates'
import { inOffice } from '../../../../support/offices'

const now = 1_000
const courtyard = deriveId('secret', 'courtyard', 'own')
const account = deriveId('secret', 'account', 'somebody')
const home = deriveId('secret', 'household', 'home')
const other = deriveId('secret', 'household', 'other')

type Person = Pick<MemberDocument, 'accountId' | 'courtyardId' | 'householdId' | 'representative' | 'offices'>
const person = (offices: readonly Office[], representative = false): Person => ({
  ...{ accountId: account, courtyardId: courtyard, householdId: home },
  ...{ representative, offices: inOffice(courtyard, ...offices) },
})

const edited = {
  stage: 'draft',
  createdAt: now,
  editedAs: { office: 'committee', householdId: other, seatedBy: [] },
} as const

test('only the raters of an edge have a seat on it', () => {
  const [households, committee, property] = (['committee', 'property', 'household'] as const).map(edgeOf)
  if (!households || !committee || !property) throw new Error('no ring')
  expect(seatOf(households, person([]), null, now)).toBeNull()
  expect(seatOf(households, person([], true), null, now)).toBe(home)
  expect(seatOf(committee, person([], true), null, now)).toBeNull()
  expect(seatOf(committee, person(['committee']), null, now)).toBe(account)
  expect(seatOf(property, person(['committee'], true), other, now)).toBeNull()
  expect(seatOf(property, person(['propertyManager']), other, now)).toBe(other)
})

test('nobody rates the own side or the own household', () => {
  expect(seatOf(edgeOf('property'), person(['committee', 'propertyManager']), null, now)).toBeNull()
  expect(seatOf(edgeOf('household'), person(['propertyManager']), home, now)).toBeNull()
})

test('a rater has one seat: naming a household brings no second one', () => {
  expect(seatOf(edgeOf('committee'), person([], true), other, now)).toBeNull()
  expect(seatOf(edgeOf('property'), person(['committee']), other, now)).toBeNull()
})

test('those who answer are those who were rated', () => {
  expect(answersFor('committee', person(['committee'], true), now)).toBe(true)
  expect(answersFor('property', person(['committee']), now)).toBe(false)
  expect(answersFor('property', person(['propertyManager']), now)).toBe(true)
  expect(answersFor('household', person(['committee', 'propertyManager'], true), now)).toBe(false)
})

test('a standard needs a second person of the right side', () => {
  const editor = deriveId('secret', 'account', 'editor')
  const draft = (subject: RatingSubject) => ({ ...edited, subject, editedBy: editor })
  expect(mayAgree(draft('property'), person(['propertyManager']), now)).toBe(true)
  expect(mayAgree(draft('committee'), person(['propertyManager']), now)).toBe(false)
  expect(mayAgree(draft('committee'), person(['committee']), now)).toBe(true)
  expect(mayAgree({ ...draft('committee'), editedBy: account }, person(['committee']), now)).toBe(false)
  expect(mayAgree({ ...draft('committee'), stage: 'inForce' }, person(['committee']), now)).toBe(false)
})

test('every built-in standard can be rated by: a few items, five anchors each, no key twice', () => {
  for (const { ratee } of ring) {
    for (const kind of ['rural', 'estate'] as const) {
      const { items } = standardTemplate(ratee, kind)
      expect(items.length).toBeGreaterThanOrEqual(4)
      expect(items.length).toBeLessThanOrEqual(7)
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
      for (const { anchors } of items) expect(new Set(anchors).size).toBe(5)
    }
  }
})

test('a sheet fits the form it is for', () => {
  const { title, items, praiseReasons } = standardTemplate('household', 'rural')
  const form = { standardId: deriveId('secret', 'standard', '1'), number: 1, title, items, praiseReasons }
  const sheet = {
    scores: [{ item: 'clean', score: 5, reasons: ['rubbish'] }],
    comment: '',
    photoFileId: '',
    praise: 'helpful',
  }
  expect(misfit(form, sheet)).toBeNull()
  expect(misfit(form, { ...sheet, praise: 'unknown' })).toBe('sheet.praise')
  expect(misfit(form, { ...sheet, scores: [...sheet.scores, ...sheet.scores] })).toBe('sheet.scores')
  expect(misfit(form, { ...sheet, scores: [{ item: 'parking', score: 5, reasons: [] }] })).toBe('sheet.scores')
  expect(misfit(form, { ...sheet, scores: [{ item: 'clean', score: 5, reasons: ['slow'] }] })).toBe(
    'sheet.scores.reasons',
  )
  expect(isEmpty({ ...sheet, scores: [{ item: 'clean', score: null, reasons: [] }] })).toBe(true)
})

test('a telephone number in a comment tells nobody who wrote it', () => {
  expect(maskNumbers('打 138 0000 0001 找我,3 组 12 号门口')).toBe('打 **** 找我,3 组 12 号门口')
  expect(maskNumbers('13800000001')).toBe('****')
})

test('the count begins when no rating can be on its way any more', () => {
  const config = readFileSync(join(__dirname, '../../../../../cloudfunctions/ratings/config.json'), 'utf8')
  const { timeout } = JSON.parse(config) as { timeout: number }
  expect(COUNT_GRACE_MS).toBeGreaterThan(timeout * 1000)
})

test('an ended term takes the seat, the answering and the agreeing', () => {
  const seatUntil = (until: number): Person => ({
    ...person([]),
    offices: [{ office: 'committee', placeId: courtyard, from: 0, until, seatedBy: [] }],
  })
  const draft = { ...edited, subject: 'committee', editedBy: deriveId('secret', 'account', 'editor') } as const
  for (const [until, holds] of [
    [now + 1, true],
    [now, false],
  ] as const) {
    const one = seatUntil(until)
    expect(seatOf(edgeOf('property'), one, null, now)).toBe(holds ? account : null)
    expect(answersFor('committee', one, now)).toBe(holds)
    expect(mayAgree(draft, one, now)).toBe(holds)
  }
})
