/**
 * @jest-environment jsdom
 */
/// <reference lib="dom" />
import { Subpackages } from '../../../../../local/phone/runtime/subpackages'
import { Network } from '../../../../../local/phone/runtime/wx/network'

const app = {
  config: {
    pages: [],
    subPackages: [
      { root: 'packages/far', name: 'far', pages: [] },
      { root: '/packages/near/', pages: [] },
    ],
    preloadRule: {
      'p/all': { network: 'all', packages: ['far', 'packages/near'] },
      'p/wifi': { packages: ['far'] },
      'p/wrong': { network: 'all', packages: ['nothing'] },
    },
  },
  subpackages: ['packages/far', 'packages/near'],
  packageBytes: { 'packages/far': 50_000, 'packages/near': 10_000 },
}

/** A slow network that passes no time, but counts it. */
function onSlowNetwork() {
  let waited = 0
  const network = new Network('3g', 1, (ms) => {
    waited += ms
    return Promise.resolve()
  })
  return { packages: new Subpackages(app, network, document.body), waited: () => waited, network }
}

test.each([
  ['p/all', ['packages/far/a', 'packages/near/a'], []],
  ['p/wifi', [], ['packages/far/a', 'packages/near/a']],
  ['p/wrong', [], ['packages/far/a']],
  ['p/other', [], ['packages/far/a']],
])('%s loads ahead what its rule says for this network', async (page, here, away) => {
  const { packages, network } = onSlowNetwork()
  packages.preload(page)
  await new Promise((done) => setTimeout(done))
  // without a network only what came ahead of time opens
  network.set('offline')
  for (const path of here) expect(packages.whenHere(path, () => 'open')).toBe('open')
  for (const path of away) await expect(packages.whenHere(path, () => 'open')).rejects.toThrow('could not be loaded')
})

test('a package takes as long as it is big, and comes once', async () => {
  const { packages, waited } = onSlowNetwork()
  const [first, second] = [packages.whenHere('packages/far/a', () => 1), packages.whenHere('packages/far/b', () => 2)]
  expect([await first, await second]).toEqual([1, 2])
  // 400 ms there and back, 100 KB a second
  expect(waited()).toBe(900)
  expect(packages.whenHere('packages/far/a', () => 3)).toBe(3)
})
