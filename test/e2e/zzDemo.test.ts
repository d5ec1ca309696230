import { startAppPhones } from '../support/appPhones'
import { playedDemo } from '../support/playedDemo'
jest.setTimeout(300_000)
test('plays', async () => {
  const phones = await startAppPhones()
  const t = Date.now()
  try { await playedDemo(phones, 'voting') } finally { await phones.stop() }
  console.log(Date.now() - t)
})
