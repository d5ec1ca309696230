import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AHEAD_BYTES_MAX,
  ALL_BYTES_MAX,
  MAIN_BYTES_MAX,
  measurePackages,
  overBudget,
  PACKAGE_BYTES_MAX,
} from '../../../../scripts/build/measurePackages'

test('each file counts for its own package, as it lies there; what is loaded ahead is counted together', () => {
  const dist = mkdtempSync(join(tmpdir(), 'yuanba-dist-'))
  const app = JSON.stringify({
    pages: [],
    subPackages: [
      { root: '/packages/votes/', name: 'votes', pages: [] },
      { root: 'packages/mine', pages: [] },
    ],
    preloadRule: { 'p/p': { packages: ['votes', 'packages/mine'] }, 'q/q': { packages: ['__APP__'] } },
  })
  mkdirSync(join(dist, 'packages/votes/list'), { recursive: true })
  mkdirSync(join(dist, 'packages/mine'))
  writeFileSync(join(dist, 'app.json'), app)
  writeFileSync(join(dist, 'packages/votes/list/list.js'), '表决')
  writeFileSync(join(dist, 'packages/votes/picture.png'), 'a'.repeat(1000))
  writeFileSync(join(dist, 'packages/mine/mine.wxss'), 'xy')
  writeFileSync(join(dist, 'packages/other.js'), 'x')
  expect(measurePackages(dist)).toEqual({
    packages: [
      { name: 'main', bytes: app.length + 1 },
      { name: 'packages/votes', bytes: 1006 },
      { name: 'packages/mine', bytes: 2 },
    ],
    ahead: [
      { page: 'p/p', bytes: 1008 },
      { page: 'q/q', bytes: 0 },
    ],
  })
  rmSync(dist, { recursive: true })
})

const many = (bytes: number) => Array.from({ length: 31 }, (_, i) => ({ name: `p${i}`, bytes }))

test.each([
  ['main', { packages: [{ name: 'main', bytes: MAIN_BYTES_MAX }], ahead: [] }, []],
  [
    'main',
    { packages: [{ name: 'main', bytes: MAIN_BYTES_MAX + 1 }], ahead: [] },
    ['package main is 600.0 KB, more than 600.0 KB'],
  ],
  ['another', { packages: [{ name: 'a', bytes: PACKAGE_BYTES_MAX }], ahead: [] }, []],
  [
    'another',
    { packages: [{ name: 'a', bytes: PACKAGE_BYTES_MAX + 1024 }], ahead: [] },
    ['package a is 1025.0 KB, more than 1024.0 KB'],
  ],
  ['all', { packages: many(Math.floor(ALL_BYTES_MAX / 31)), ahead: [] }, []],
  [
    'all',
    { packages: many(PACKAGE_BYTES_MAX), ahead: [] },
    ['all packages together are 31744.0 KB, more than 30720.0 KB'],
  ],
  ['ahead', { packages: [], ahead: [{ page: 'p/p', bytes: AHEAD_BYTES_MAX }] }, []],
  [
    'ahead',
    { packages: [], ahead: [{ page: 'p/p', bytes: AHEAD_BYTES_MAX + 1024 }] },
    ['what p/p loads ahead is 2049.0 KB, more than 2048.0 KB'],
  ],
])('a limit of its own: %s', (_what, measured, said) => {
  expect(overBudget(measured)).toEqual(said)
})
