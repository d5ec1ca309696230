/// <reference lib="dom" />
import { scanned } from '../../../../../local/phone/runtime/wx/scan'

const isPage = (path: string) => path === 'pages/join/join'

test('a code that names a page of the app has a path and no text', () => {
  expect(scanned('pages/join/join?scene=c%3D7', 'QR_CODE', isPage)).toMatchObject({
    result: '',
    scanType: 'WX_CODE',
    path: 'pages/join/join?scene=c%3D7',
  })
})

test('any other code has its text, and the bytes of it', () => {
  const found = scanned('户号7', 'EAN_13', isPage)
  expect(found).toEqual({
    result: '户号7',
    scanType: 'EAN_13',
    charSet: 'UTF-8',
    rawData: Buffer.from('户号7').toString('base64'),
  })
})
