import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MemberDocument, RatingSubject } from '../../../../../cloudfunctions/shared/documents'
import { deriveId } from '../../../../../cloudfunctions/shared/ids'
import { COUNT_GRACE_MS } from '../../../../../cloudfunctions/ratings/domain/periodState'
import { answersFor, edgeOf, mayAgree, ring, seatOf } from '../../../../../cloudfunctions/ratings/domain/ring'
import { isEmpty, maskNumbers, misfit } from '../../../../../cloudfunctions/ratings/domain/sheets'
import { standardTemplate } from '../../../../../cloudfunctions/ratings/domain/standardTemplates'

const account = deriveId('secret', 'account', 'somebody')
const home = deriveId('secret', 'household', 'home')
const other = deriveId('secret', 'household', 'other')

type Person = Pick<MemberDocument, 'accountId' | 'householdId' | 'representative' | 'roles'>
const person = (roles: MemberDocument['roles'], representative = false): Person => ({
  ...{ accountId: account, householdId: home },
  ...{ representative, roles },
})

test('only the raters of an edge have a seat on it', () => {
  const [households, committee, property] = (['committee', 'property', 'household'] as const).map(edgeOf)
  if (!households || !committee || !property) throw new Error('no ring')
  expect(seatOf(households, person([]), null)).toBeNull()
  expect(seatOf(households, person([], true), null)).toBe(home)
  expect(seatOf(committee, person([], true), null)).toBeNull()
  expect(seatOf(committee, person(['committee']), null)).toBe(account)
  expect(seatOf(property, person(['committee'], true), other)).toBeNull()
  expect(seatOf(property, person(['propertyManager']), other)).toBe(other)
})

test('nobody rates the own side or the own household', () => {
  expect(seatOf(edgeOf('property'), person(['committee', 'propertyManager']), null)).toBeNull()
  expect(seatOf(edgeOf('household'), person(['propertyManager']), home)).toBeNull()
})

test('a rater has one seat: naming a household brings no second one', () => {
  expect(seatOf(edgeOf('committee'), person([], true), other)).toBeNull()
  expect(seatOf(edgeOf('property'), person(['committee']), other)).toBeNull()
})

test('those who answer are those who were rated', () => {
  expect(answersFor('committee', person(['committee'], true))).toBe(true)
  expect(answersFor('property', person(['committee']))).toBe(false)
  expect(answersFor('property', person(['propertyManager']))).toBe(true)
  expect(answersFor('household', person(['committee', 'propertyManager'], true))).toBe(false)
})

test('a standard needs a second person of the right side', () => {
  const editor = deriveId('secret', 'account', 'editor')
  const draft = (subject: RatingSubject) => ({ subject, stage: 'draft', editedBy: editor }) as const
  expect(mayAgree(draft('property'), person(['propertyManager']))).toBe(true)
  expect(mayAgree(draft('committee'), person(['propertyManager']))).toBe(false)
  expect(mayAgree(draft('committee'), person(['committee']))).toBe(true)
  expect(mayAgree({ ...draft('committee'), editedBy: account }, person(['committee']))).toBe(false)
  expect(mayAgree({ ...draft('committee'), stage: 'inForce' }, person(['committee']))).toBe(false)
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
