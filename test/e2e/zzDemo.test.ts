import { demoCloud } from '../../scripts/demo/demoCloud'
import { seedDemo } from '../../scripts/demo/seedDemo'
import { startAppPhones } from '../support/appPhones'
import { playedDemo } from '../support/playedDemo'
jest.setTimeout(900_000)
test('plays', async () => {
  const phones = await startAppPhones()
  const t = Date.now()
  try {
    await playedDemo(phones, 'inForce')
    await playedDemo(phones, 'objected')
    await playedDemo(phones, 'noQuorum')
  } finally { await phones.stop() }
  console.log(Date.now() - t, typeof demoCloud, typeof seedDemo)
})
