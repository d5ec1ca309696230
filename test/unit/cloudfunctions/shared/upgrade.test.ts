import { upgraded } from '../../../../cloudfunctions/shared/documents/upgrade'

const photo = { fileId: 'cloud://a', sha256: null, bytes: 0, type: 'image' }

test('a paper ballot of before has its photo without a hash, and no witness yet', () => {
  expect(upgraded('paperBallots', { _id: 'p', photoFileId: 'cloud://a', choice: 'yes', schema: 1 })).toEqual({
    ...{ _id: 'p', choice: 'yes', photo, witnessBy: null, witnessSince: null, openings: [], schema: 2 },
  })
})

test('one that was written on since keeps what was written', () => {
  const copied = { fileId: 'cloud://b', sha256: 'a'.repeat(64), bytes: 9, type: 'image' }
  const stored = { photoFileId: 'cloud://a', photo: copied, witnessBy: 'w', witnessSince: 5, openings: [{}], schema: 1 }
  expect(upgraded('paperBallots', stored)).toMatchObject({ photo: copied, witnessBy: 'w', witnessSince: 5 })
})

test('slips, posters, comments and appeals of before, with a photo or without', () => {
  expect(upgraded('slips', { photoFileId: null, schema: 1 })).toEqual({ photo: null, schema: 2 })
  expect(upgraded('posters', { photoFileId: 'cloud://a', schema: 1 })).toEqual({ photo, schema: 2 })
  expect(upgraded('ratingComments', { text: '好', photoFileId: '', schema: 1 })).toEqual({
    ...{ text: '好', photo: null, schema: 2 },
  })
  expect(upgraded('ratingAppeals', { photoFileId: 'cloud://a', schema: 1 })).toEqual({
    ...{ photo, ratingPhoto: null, schema: 2 },
  })
})

test('a rating’s draft stays an upload; what was submitted keeps the name it was uploaded under', () => {
  const draft = { comment: '', photoFileId: 'cloud://d' }
  expect(upgraded('ratings', { draft, submitted: null, schema: 1 })).toEqual({ draft, submitted: null, schema: 1 })
  const submitted = { comment: '好', photoFileId: 'cloud://a' }
  expect(upgraded('ratings', { draft, submitted, schema: 1 })).toEqual({
    ...{ draft, submitted: { comment: '好', photo, uploadedAs: 'cloud://a' }, schema: 2 },
  })
})

test('attachments of before keep their size; a part of a document is read like the whole', () => {
  const attachments = [{ fileId: 'cloud://a', name: '账.pdf', type: 'pdf', size: 900 }]
  expect(upgraded('disclosures', { attachments })).toEqual({
    attachments: [{ fileId: 'cloud://a', name: '账.pdf', type: 'pdf', sha256: null, bytes: 900 }],
    schema: 2,
  })
})

test('what is of today, or of another collection, stays as it is', () => {
  for (const [collection, stored] of [
    ['paperBallots', { photo, schema: 2 }],
    ['disclosures', { attachments: [{ fileId: 'cloud://a', sha256: null, bytes: 1 }], schema: 2 }],
    ['disclosures', { title: '路灯' }],
    ['motions', { photoFileId: 'cloud://a', schema: 1 }],
  ] as const) {
    expect(upgraded(collection, stored)).toBe(stored)
  }
})
