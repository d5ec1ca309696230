/// <reference lib="dom" />
import QRCode from 'qrcode'
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/media/media' })
})

interface Chosen {
  type: string
  tempFiles: Record<string, unknown>[]
}
/** What the page says an action gave. */
const said = async () => {
  await phone.expectText(/^\{"errMsg"/)
  return JSON.parse(await phone.page.locator('[exparser\\:info-attr-id$="said"]').innerText()) as Chosen
}
type File = { name: string; mimeType: string; buffer: Buffer }
/** Does something that opens the browser's file dialog, and answers that; `true` in what comes back: several can be chosen. */
const answer = async (files: File[], ask: () => Promise<void>) => {
  const opened = phone.page.waitForEvent('filechooser')
  await ask()
  const chooser = await opened
  await chooser.setFiles(files)
  return chooser.isMultiple()
}
const agree = async (action: string) => {
  await phone.tap(action)
  await phone.tap('同意')
}

/** A little film as the browser records it, which like those of many phones doesn't say how long it is. */
const film = async (frames = 12): Promise<File> => {
  const text = await phone.page.evaluate(async (count) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 96, height: 64 })
    const context = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm;codecs=vp8' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => void parts.push(data)
    const stopped = new Promise((done) => (recorder.onstop = done))
    recorder.start()
    for (let frame = 0; frame < count; frame++) {
      if (context) context.fillStyle = `rgb(${frame * 10}, 0, 0)`
      context?.fillRect(0, 0, 96, 64)
      await new Promise((next) => requestAnimationFrame(next))
    }
    recorder.stop()
    await stopped
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    return btoa(String.fromCharCode(...bytes))
  }, frames)
  return { name: 'gate.webm', mimeType: 'video/webm', buffer: Buffer.from(text, 'base64') }
}
const picture = async (text: string): Promise<File> => ({
  name: 'code.png',
  mimeType: 'image/png',
  buffer: await QRCode.toBuffer(text, { width: 300 }),
})

test('a video comes with its length, its size and a picture of it', async () => {
  const video = await film()
  expect(await answer([video], () => agree('选录像'))).toBe(true)
  const { type, tempFiles } = await said()
  expect(type).toBe('video')
  expect(tempFiles).toEqual([
    {
      tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\d+_gate\.webm$/),
      size: video.buffer.length,
      fileType: 'video',
      duration: expect.any(Number),
      width: 96,
      height: 64,
      thumbTempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\d+_gate\.jpg$/),
    },
  ])
  expect(tempFiles[0]?.duration).toBeGreaterThan(0)
  await phone.expectText('封面 96×64')
})

test('a video that can’t be made smaller is handed over as it is, and the desk is told', async () => {
  const warned = phone.page.waitForEvent('console', (line) => line.text().includes("sizeType: ['compressed']"))
  const video = await film()
  await answer([video], () => agree('选小录像'))
  expect((await said()).tempFiles[0]?.size).toBe(video.buffer.length)
  expect((await warned).text()).toContain('pages/media/media')
})

test('pictures or videos, not both, unless the app asks for a mix; other files are left out', async () => {
  const [video, image] = [await film(), await picture('x')]
  const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }
  await answer([note, image, video, image], () => agree('都可以'))
  const one = await said()
  expect([one.type, ...one.tempFiles.map(({ fileType }) => fileType)]).toEqual(['image', 'image', 'image'])
  await answer([video, image, image], () => phone.tap('一起选'))
  await phone.expectText(/"type":"mix"/)
  const mixed = await said()
  expect(mixed.tempFiles.map(({ fileType }) => fileType)).toEqual(['video', 'image'])
})

test('what is cancelled, too long or unreadable fails with its reason', async () => {
  await agree('录太久')
  await phone.expectText('chooseMedia:fail parameter error: parameter.maxDuration should be 3 to 60')
  await phone.tap('选声音')
  await phone.expectText(/^chooseMedia:fail parameter error: parameter\.mediaType/)
  const opened = phone.page.waitForEvent('filechooser')
  await phone.tap('选录像')
  const chooser = await opened
  expect(await chooser.element().getAttribute('accept')).toBe('video/*')
  await chooser.element().evaluate((input) => input.dispatchEvent(new Event('cancel')))
  await phone.expectText('chooseMedia:fail cancel')
  const broken = { name: 'broken.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video') }
  await answer([broken], () => phone.tap('选录像'))
  await phone.expectText('chooseMedia:fail the video can not be played')
})

test('by the camera it is one video, and none longer than maxDuration', async () => {
  const video = await film()
  expect(await answer([video], () => agree('录像'))).toBe(false)
  expect((await said()).tempFiles).toHaveLength(1)
  await phone.page.evaluate(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'duration', { get: () => 3.5 })
  })
  await answer([video], () => phone.tap('录像'))
  await phone.expectText('chooseMedia:fail the video is longer than maxDuration 3')
})

test('a QR code is read out of a picture in any browser', async () => {
  await phone.tap('扫码')
  await answer([await picture('户号 7-2-301')], () => phone.tap('从图片中识别'))
  expect(await said()).toEqual({
    errMsg: 'scanCode:ok',
    result: '户号 7-2-301',
    scanType: 'QR_CODE',
    charSet: 'UTF-8',
    rawData: Buffer.from('户号 7-2-301').toString('base64'),
  })
})

test('a code of this mini-program gives its path and opens nothing by itself', async () => {
  await phone.tap('扫码')
  await answer([await picture('pages/forms/forms?scene=c%3D7')], () => phone.tap('从图片中识别'))
  expect(await said()).toMatchObject({ result: '', scanType: 'WX_CODE', path: 'pages/forms/forms?scene=c%3D7' })
  expect(await phone.route()).toBe('pages/media/media')
})

test('a picture without a code, or with another kind than is wanted, lets one try again or type', async () => {
  await phone.tap('扫条码')
  const blank = {
    name: 'blank.svg',
    mimeType: 'image/png',
    buffer: await QRCode.toBuffer('x', { color: { dark: '#ffff' } }),
  }
  await answer([blank], () => phone.tap('从图片中识别'))
  await phone.expectText('这张图里没有认出二维码，请直接输入内容')
  await answer([await picture('x')], () => phone.tap('从图片中识别'))
  await phone.expectText('这里要的不是这种码')
  await phone.fill('输入二维码里的内容', '6901234567892')
  await phone.tap('确定')
  expect(await said()).toMatchObject({ result: '6901234567892', scanType: 'CODE_128' })
})

test('by the camera alone no picture can be chosen, and cancelling says so', async () => {
  await phone.tap('当面扫')
  await phone.expectText('扫一扫')
  await phone.expectNoText('从图片中识别')
  await phone.tap('取消')
  await phone.expectText('scanCode:fail cancel')
})
