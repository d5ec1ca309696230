import { firstChoices, mendChoices, phonesFor, withPhone } from '../../../../local/desk/page/choices'

const defaults = firstChoices('start', [], ['anna', 'bert'])
const scene = {
  key: 'start',
  name: { zh: '开头', en: 'Start' },
  note: { zh: '', en: '' },
  phones: ['bert'],
}

test('before anything is chosen the scene’s people hold usual phones, then those of the list', () => {
  const { phones } = firstChoices('start', [scene], ['anna', 'bert'])
  expect(phones.map(({ openid }) => openid)).toEqual(['bert', 'bert', '', ''])
  expect(phones[0]).toMatchObject({ width: 390, textSize: 'standard', network: 'online', theme: 'light' })
})

test('a choice that an earlier desk knew and this one doesn’t becomes the usual one; the rest stays', () => {
  const [first, ...others] = defaults.phones
  const kept = {
    ...defaults,
    shown: 2,
    panel: 'notices',
    phones: [{ ...first, network: 'slow', width: 320 }, ...others],
  }
  const mended = mendChoices(JSON.parse(JSON.stringify(kept)), defaults)
  expect(mended.phones[0]).toEqual({ ...first, network: 'online', width: 320 })
  expect(mended).toMatchObject({ shown: 2, panel: null })
})

test('a phone kept without dark mode has it off', () => {
  const kept = { ...defaults, phones: defaults.phones.map(({ openid, width }) => ({ openid, width })) }
  expect(mendChoices(kept, defaults).phones.every(({ theme }) => theme === 'light')).toBe(true)
})

test('what isn’t a desk’s choices at all is left aside', () => {
  for (const kept of [null, {}, { phones: [] }, { phones: 'four' }])
    expect(mendChoices(kept, defaults)).toEqual(defaults)
})

test('a scene changes who holds a phone and nothing else of it', () => {
  const phones = withPhone(defaults.phones, 0, { network: 'offline', theme: 'dark' })
  expect(phonesFor(scene, phones)[0]).toEqual({ ...phones[0], openid: 'bert' })
})
