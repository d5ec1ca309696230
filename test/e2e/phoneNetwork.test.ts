/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'
import { Network } from '../../local/phone/runtime/wx/network'

jest.setTimeout(120_000)

const phones = fixturePhones()
let phone: OpenPhone

test('asks the cloud as the person it belongs to', async () => {
  phone = await phones.open({ openid: 'o-张三' })
  await phone.tap('#call')
  await phone.expectText('回复：{"greeting":"你好","openid":"o-张三"}')
})

test('rejects as the real client does when a function fails or the network is gone', async () => {
  phone = await phones.open({ path: 'pages/tools/tools' })
  await phone.tap('问坏云')
  await phone.expectText(/cloud\.callFunction:fail .* -504002/)
  await phone.page.evaluate(() => postMessage({ type: 'phone:network', mode: 'offline' }))
  await phone.expectText('没有网络')
  await phone.tap('问云')
  await phone.expectText(/ERR_INTERNET_DISCONNECTED -1/)
  await phone.page.evaluate(() => postMessage({ type: 'phone:network', mode: 'online' }))
  await phone.expectText('有网络')
  await phone.tap('问云')
  await phone.expectText(/你好/)
})

test('3G is slow and weak, and an upload tells how far it is', async () => {
  phone = await phones.open({ path: 'pages/network/network' })
  await phone.page.evaluate(() => postMessage({ type: 'phone:network', mode: '3g' }))
  await phone.expectText('网络 3g 弱')
  expect(await phone.page.locator('.phone-network').textContent()).toBe('3G')
  await phone.tap('上传')
  await phone.expectText(/存好 cloud:/)
  await phone.expectText('进度 40,80,100')
  await phone.tap('下载')
  await phone.expectText('下载 25000 25000')
})

test('wx.downloadFile gives its task, not a promise, and tells how far it is', async () => {
  phone = await phones.open({ path: 'pages/network/network' })
  const [isTask, result, heard] = await phone.page.evaluate(async () => {
    interface Task {
      then?: unknown
      onProgressUpdate(listener: (progress: { progress: number }) => void): void
    }
    type Download = (options: { url: string; success: (result: { statusCode: number }) => void }) => Task
    const { wx } = globalThis as unknown as { wx: { downloadFile: Download } }
    const heard: number[] = []
    const task: { given?: Task } = {}
    const result = await new Promise<{ statusCode: number }>((success) => {
      task.given = wx.downloadFile({ url: `${location.origin}/files/assets/courtyard.png`, success })
      task.given.onProgressUpdate(({ progress }) => heard.push(progress))
    })
    return [task.given?.then === undefined, result, heard] as const
  })
  expect([isTask, result.statusCode, heard.at(-1)]).toEqual([true, 200, 100])
  expect(heard.length).toBeGreaterThan(1)
})

test('an upload can be stopped on its way', async () => {
  phone = await phones.open({ path: 'pages/network/network', address: { network: '3g' } })
  await phone.tap('传了就停')
  await phone.expectText('cloud.uploadFile:fail abort')
  await phone.expectText('进度 40')
})

test('what a lossy network drops on the way back was done all the same', async () => {
  const seed = 5
  const expected = await lossesOf(seed, 20)
  // Without both kinds of loss the seed would show nothing.
  expect(expected.done).toBeGreaterThan(expected.answered)
  expect(expected.done).toBeLessThan(20)
  phone = await phones.open({ path: 'pages/network/network', address: { network: 'lossy', seed: String(seed) } })
  await phone.tap('数二十次')
  await phone.expectText('数完了')
  await phone.expectText(`答了 ${expected.answered}，没答 ${20 - expected.answered}`)
  await phone.page.evaluate(() => postMessage({ type: 'phone:network', mode: 'online' }))
  await phone.tap('问云里的数')
  await phone.expectText(`云里 ${expected.done} 次`)
})

/** What a network of that seed does to so many requests: how many were carried out, how many answered. */
async function lossesOf(seed: number, requests: number): Promise<{ done: number; answered: number }> {
  const network = new Network('lossy', seed)
  let done = 0
  let answered = 0
  for (let request = 0; request < requests; request++) {
    const send = () => Promise.resolve((done += 1))
    await network.pass({ send }).then(
      () => (answered += 1),
      () => undefined,
    )
  }
  return { done, answered }
}
