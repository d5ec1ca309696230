import { fileTypeOf } from '../../../../cloudfunctions/shared/fileType'

const bytes = (...parts: (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

test.each([
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), 'jpg'],
  ['a PNG', bytes([0x89], 'PNG\r\n', [0x1a], '\n', 'IHDR'), 'png'],
  ['a GIF', bytes('GIF89a'), 'gif'],
  ['a WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'webp'],
  ['a PDF', bytes('%PDF-1.7'), 'pdf'],
  ['a PDF behind a byte order mark', bytes([0xef, 0xbb, 0xbf], '%PDF-1.4'), 'pdf'],
])('%s is known by its first bytes', (_, file, ending) => {
  expect(fileTypeOf(file)?.ending).toBe(ending)
})

test.each([
  ['nothing', bytes()],
  ['a page', bytes('<html><body>照片</body></html>')],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a PNG that was cut in its first bytes', bytes([0x89], 'PNG')],
  ['sound in the frame of WebP', bytes('RIFF', [1, 2, 3, 4], 'WAVE')],
  ['a program', bytes('MZ')],
  ['a PDF whose header comes too late', Buffer.concat([Buffer.alloc(2000), bytes('%PDF-1.7')])],
])('%s is neither a picture nor a PDF', (_, file) => {
  expect(fileTypeOf(file)).toBeNull()
})
