import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  MAIN_BYTES_MAX,
  measurePackages,
  overBudget,
  PACKAGE_BYTES_MAX,
} from '../../../../scripts/build/measurePackages'

test('each file counts for its own package', () => {
  const dist = mkdtempSync(join(tmpdir(), 'yuanba-dist-'))
  const app = JSON.stringify({ pages: [], subPackages: [{ root: 'packages/votes/', pages: [] }] })
  mkdirSync(join(dist, 'packages/votes/list'), { recursive: true })
  writeFileSync(join(dist, 'app.json'), app)
  writeFileSync(join(dist, 'packages/votes/list/list.js'), '表决')
  writeFileSync(join(dist, 'packages/other.js'), 'x')
  expect(measurePackages(dist)).toEqual([
    { name: 'main', bytes: app.length + 1 },
    { name: 'packages/votes', bytes: 6 },
  ])
  rmSync(dist, { recursive: true })
})

test('the main package and the others have limits of their own', () => {
  expect(
    overBudget([
      { name: 'main', bytes: MAIN_BYTES_MAX },
      { name: 'a', bytes: PACKAGE_BYTES_MAX },
    ]),
  ).toEqual([])
  expect(overBudget([{ name: 'main', bytes: MAIN_BYTES_MAX + 1 }])).toEqual([
    'package main is 600.0 KB, more than 600.0 KB',
  ])
  expect(overBudget([{ name: 'a', bytes: PACKAGE_BYTES_MAX + 1024 }])).toEqual([
    'package a is 1025.0 KB, more than 1024.0 KB',
  ])
})
