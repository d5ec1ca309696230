import fc from 'fast-check'
import { askableNames, maskNamesIn } from '../../../../../../cloudfunctions/courtyard/domain/disclosures/namesIn'
import { obstacles, type Checked } from '../../../../../../cloudfunctions/courtyard/domain/disclosures/obstacles'

const names = askableNames(['张建', '张建国', '李 秀英', '王', '张建国', '欧阳(代)'])

test('names are found whole, the longest first, with blanks inside, and masked', () => {
  const { text, found } = maskNamesIn('张 建国和张建都在,还有李\u3000秀英;王家没来。欧阳(代)也在', names)
  expect(text).toBe('张*国和张*都在,还有李*英;王家没来。欧***)也在')
  expect(found).toEqual([
    { name: '欧阳(代)', times: 1 },
    { name: '张建国', times: 1 },
    { name: '李秀英', times: 1 },
    { name: '张建', times: 1 },
  ])
})

test('what is masked holds no name any more', () => {
  const sign = fc.constantFrom('张', '建', '国', '李', '秀', '英', ' ', '。')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const { text } = maskNamesIn(signs.join(''), names)
      expect(maskNamesIn(text, names).found).toEqual([])
    }),
    { numRuns: 500 },
  )
})

const draft: Checked = {
  ...{ kind: 'discipline', title: '占道经营的处理', attachments: [], finance: null, lines: [] },
  sections: [
    { key: 'what', title: '什么事', text: '在路口摆摊' },
    { key: 'rule', title: '依据哪一条', text: '第三条' },
    { key: 'result', title: '怎么处理的', text: '劝离' },
  ],
  ...{ postedDays: 15, postedDaysNeeded: 15, shortReason: '', correctionReason: '' },
}
const codes = (one: Checked, risky: string[] = []) => obstacles(one, names, new Set(risky)).map(({ code }) => code)

test('a name anywhere in a disciplinary item keeps it from being posted; elsewhere names are fine', () => {
  expect(codes(draft)).toEqual([])
  expect(codes({ ...draft, title: '张建国占道' })).toEqual(['NAMES_UNMASKED'])
  expect(codes({ ...draft, correctionReason: '写错了李秀英' })).toEqual(['NAMES_UNMASKED'])
  const file = { fileId: 'cloud://x', sha256: null, bytes: 1, name: '张建国.jpg', type: 'image' } as const
  expect(codes({ ...draft, attachments: [file] })).toEqual(['NAMES_UNMASKED'])
  expect(codes({ ...draft, attachments: [{ ...file, name: '路口.jpg' }] }, ['cloud://x'])).toEqual(['FILE_RISKY'])
  expect(codes({ ...draft, kind: 'finance', title: '张建国经手的账' })).toEqual(['EMPTY_TEXT'])
})

test('empty parts and too short a posting are obstacles; a reason removes the second', () => {
  expect(codes({ ...draft, sections: [] })).toEqual(['EMPTY_TEXT', 'EMPTY_TEXT', 'EMPTY_TEXT'])
  expect(codes({ ...draft, postedDays: 7 })).toEqual(['SHORT_WITHOUT_REASON'])
  expect(codes({ ...draft, postedDays: 7, shortReason: '下周要开会' })).toEqual([])
})
