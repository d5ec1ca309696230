/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { fixturePhones, type FixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(120_000)

const phones = fixturePhones()
let phone: OpenPhone

test('asks for subscriptions only in a tap, three at most, and the cloud counts them', async () => {
  phone = await phones.open({ path: 'pages/tools/tools', openid: 'o-subscriber' })
  await phone.page.evaluate(() => {
    postMessage({ type: 'phone:templates', titles: { 'vote-opened': '表决开始提醒', result: '表决结果通知' } })
  })
  await phone.tap('订阅')
  await phone.expectText('表决开始提醒')
  await phone.tap('表决结果通知')
  await phone.tap('允许')
  await phone.expectText('{"errMsg":"requestSubscribeMessage:ok","vote-opened":"accept","result":"reject"}')
  const { quotas } = (await phones.cloud.get('/control/quotas')) as { quotas: object[] }
  expect(quotas).toContainEqual(expect.objectContaining({ openid: 'o-subscriber', templateId: 'vote-opened' }))
  await phone.tap('隔一会再订阅')
  await phone.expectText(/can only be invoked by user TAP gesture/)
  await phone.tap('订四个')
  await phone.expectText(/Templates count out of max bounds 20003/)
  await phone.page.evaluate(() => postMessage({ type: 'phone:network', mode: 'offline' }))
  await phone.tap('订阅')
  await phone.tap('允许')
  await phone.expectText('requestSubscribeMessage:fail Request subscribe fail 10003')
})

test('reads chosen files and hands files over', async () => {
  phone = await phones.open({ path: 'pages/tools/tools' })
  await phone.tap('写文件')
  await phone.expectText(Buffer.from('一份记录').toString('base64'))
  await phone.tap('选文件')
  const agree = phone.page.waitForEvent('filechooser')
  await phone.tap('同意')
  await (await agree).setFiles({ name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from('户号,户主\n1,张三') })
  await phone.expectText(/roll\.csv 户号,户主/)
  const download = phone.page.waitForEvent('download')
  await phone.tap('交文件')
  const file = await download
  expect(file.suggestedFilename()).toBe('record.json')
  expect(readFileSync(await file.path(), 'utf8')).toBe('一份记录')
})

test('asks for privacy consent once before it touches the clipboard', async () => {
  phone = await phones.open({ path: 'pages/tools/tools' })
  await phone.tap('剪贴板')
  await phone.expectText('用户隐私保护提示')
  await phone.tap('拒绝')
  await phone.expectText(/privacy permission is not authorized 104/)
  await phone.tap('剪贴板')
  await phone.tap('同意')
  await phone.expectText('收据 7K2M')
})

const onPerson = (settings: Parameters<FixturePhones['open']>[0] = {}) =>
  phones.open({ path: 'pages/person/person', ...settings })
/** What the page says an action gave. */
const said = async () =>
  JSON.parse(await phone.page.locator('[exparser\\:info-attr-id$="said"]').first().innerText()) as unknown

test('keeps a choice about subscriptions when asked to, and getSetting tells what was kept', async () => {
  phone = await onPerson({ openid: 'o-keeper' })
  await phone.tap('订阅')
  await phone.tap('result')
  await phone.tap('总是保持以上选择，不再询问')
  await phone.tap('允许')
  await phone.expectText(/"vote-opened":"accept","result":"reject"/)
  await phone.tap('订阅设置')
  await phone.expectText(/"mainSwitch":true,"itemSettings":\{"vote-opened":"accept","result":"reject"\}/)
  await phone.tap('订阅')
  await phone.expectText(/^\{"errMsg":"requestSubscribeMessage:ok"/)
  const { quotas } = (await phones.cloud.get('/control/quotas')) as { quotas: object[] }
  expect(quotas).toContainEqual(expect.objectContaining({ openid: 'o-keeper', templateId: 'vote-opened', n: 2 }))
})

test('an app’s own consent dialog counts by a tap on its button, and resolve names that button', async () => {
  phone = await onPerson()
  await phone.tap('自己问')
  await phone.tap('复制')
  await phone.tap('不同意')
  await phone.expectText('setClipboardData:fail privacy permission is not authorized 104')
  await phone.tap('复制')
  await phone.tap('假装同意')
  await phone.expectText('setClipboardData:fail privacy permission is not authorized or buttonId is wrong 104')
  await phone.tap('隐私')
  await phone.expectText(/"needAuthorization":true,"privacyContractName":"《试验院坝小程序隐私保护指引》"/)
  await phone.tap('复制')
  await phone.tap('我同意')
  await phone.expectText('内容已复制')
  await phone.tap('隐私')
  await phone.expectText(/"needAuthorization":false/)
})

test('an API that the privacy guide does not declare fails with 112 and asks nothing', async () => {
  phone = await onPerson({ address: { undeclared: 'addPhoneCalendar' } })
  await phone.tap('记日程')
  await phone.expectText('addPhoneCalendar:fail api scope is not declared in the privacy agreement 112')
})

test('asks before an entry goes into the calendar', async () => {
  phone = await onPerson()
  await phone.tap('没名字的日程')
  await phone.expectText(/parameter\.title should be String/)
  await phone.tap('记日程')
  await phone.tap('同意')
  await phone.expectText(/议事会\n2026年11月23日 \d\d:30\n地点：活动室/)
  await phone.tap('取消')
  await phone.expectText('addPhoneCalendar:fail cancel')
  await phone.tap('记日程')
  await phone.tap('添加')
  await phone.expectText('{"errMsg":"addPhoneCalendar:ok"}')
})

test('chooses pictures from the album or by the camera, and makes them smaller when asked', async () => {
  phone = await onPerson()
  const picture = { name: 'hall.png', mimeType: 'image/png', buffer: Buffer.from(await noise(phone), 'base64') }
  await phone.tap('选照片')
  await phone.tap('同意')
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap('从手机相册选择')
  expect((await chooser).isMultiple()).toBe(true)
  await (await chooser).setFiles([picture, picture])
  await phone.expectText(/^\{"errMsg":"chooseMedia:ok","type":"image"/)
  const { tempFiles } = (await said()) as { tempFiles: { size: number; fileType: string; tempFilePath: string }[] }
  expect(tempFiles).toEqual([
    {
      tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_\d+_hall\.png$/),
      size: expect.any(Number),
      fileType: 'image',
    },
    expect.objectContaining({ fileType: 'image' }),
  ])
  expect(tempFiles[0]?.size).toBeLessThan(picture.buffer.length / 2)

  const camera = phone.page.waitForEvent('filechooser')
  await phone.tap('拍照片')
  expect((await camera).isMultiple()).toBe(false)
  await (await camera).setFiles([picture])
  await phone.expectText(new RegExp(`"size":${picture.buffer.length}`))
})

test('shows pictures one at a time: a swipe goes on, a tap closes', async () => {
  phone = await onPerson({ touch: true })
  await phone.tap('看图')
  await phone.page.getByText('2/3').waitFor()
  const session = await phone.page.context().newCDPSession(phone.page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
  await send('touchStart', 350)
  for (let x = 330; x >= 50; x -= 20) await send('touchMove', x)
  await send('touchEnd')
  await phone.page.getByText('3/3').waitFor()
  await phone.page.touchscreen.tap(195, 400)
  await phone.page.locator('.phone-preview').waitFor({ state: 'detached' })
})

test('the keyboard pushes the page up as far as the field and its spacing need, and says so', async () => {
  phone = await onPerson({ address: { keyboard: '300' } })
  const field = phone.page.getByPlaceholder('最下面的框')
  const top = async () => (await field.boundingBox())?.y ?? 0
  const before = await top()
  await field.focus()
  await phone.expectText('[焦点 300][键盘 300]')
  const box = await field.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844 - 300 - 20, 0)
  await field.pressSequentially('在吗')
  await phone.tap(phone.page.getByRole('button', { name: '发送' }))
  await phone.expectText('[焦点 300][键盘 300][发送 在吗][键盘 0]')
  expect(await top()).toBe(before)

  await phone.page.getByPlaceholder('不让位的框').focus()
  await phone.page.locator('.phone-keyboard').waitFor()
  expect(await top()).toBe(before)
})

test('storage ends at 10 MB in all, and clearing it leaves what the phone keeps for itself', async () => {
  phone = await onPerson()
  await phone.tap('存满')
  await phone.expectText('setStorageSync:fail exceed storage max size 10Mb')
  await phone.tap('存了多少')
  const { keys, currentSize, limitSize } = (await said()) as { keys: string[]; currentSize: number; limitSize: number }
  expect(limitSize).toBe(10240)
  expect(currentSize).toBeLessThanOrEqual(limitSize)
  expect(keys).toHaveLength(10)
  await phone.tap('复制')
  await phone.tap('同意')
  await phone.expectText('内容已复制')
  await phone.tap('清掉')
  await phone.expectText('{"errMsg":"clearStorage:ok"}')
  await phone.tap('隐私')
  await phone.expectText(/"needAuthorization":false/)
})

test('tells facts of the phone as the reference lists them', async () => {
  phone = await onPerson({ font: 22 })
  await phone.tap('事实')
  await phone.expectText(/fontSizeSetting/)
  expect(await said()).toEqual({
    SDKVersion: expect.any(String),
    version: expect.any(String),
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
    fontSizeSetting: 22,
    fontSizeScaleFactor: 22 / 17,
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
    safeArea: { left: 0, right: 390, top: 44, bottom: 810, width: 390, height: 766 },
  })
  await phone.tap('会不会')
  await phone.expectText('[true,false,true,false,true,false]')
})

/** A picture that compresses badly, wider than what “compressed” lets through: a PNG as base64. */
const noise = ({ page }: OpenPhone): Promise<string> =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1800, 300)
    const context = canvas.getContext('2d')
    const pixels = context?.createImageData(1800, 300)
    pixels?.data.forEach(
      (_value, index, data) =>
        (data[index] = index % 4 === 3 ? 255 : Math.imul(index ^ (index >>> 7), 0x9e3779b1) >>> 24),
    )
    if (pixels) context?.putImageData(pixels, 0, 0)
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  })
