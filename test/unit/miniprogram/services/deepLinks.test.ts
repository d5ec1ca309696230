import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageOf, posterCode } from '../../../../cloudfunctions/notifications/domain/pages'
import { allTopics, kindsOf } from '../../../../cloudfunctions/notifications/domain/topics'
import { newsUrl } from '../../../../miniprogram/text/news'

const kinds = allTopics.flatMap(kindsOf)
const subjectId = 'a'.repeat(20)

interface App {
  readonly pages: readonly string[]
  readonly subpackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}
const app = JSON.parse(readFileSync(join(__dirname, '../../../../miniprogram/app.json'), 'utf8')) as App
const everyPage = new Set([
  ...app.pages,
  ...app.subpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
])

test('every kind has a topic', () => {
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(kinds.length).toBeGreaterThanOrEqual(32)
})

test.each(kinds)('a message of %s opens the page that the inbox leads to, and the app has it', (kind) => {
  const event = { _id: `${kind}:${subjectId}`, kind, subjectId }
  expect(`/${pageOf(event)}`).toBe(newsUrl({ ...event, id: event._id }))
  expect(everyPage).toContain(pageOf(event).split('?')[0])
})

test('the code on a poster has a scene that WeChat takes, whatever the subject', () => {
  expect(posterCode(subjectId)).toEqual({ page: 'packages/mine/notice/notice', scene: `s=${subjectId}` })
  for (const odd of ['b'.repeat(60), '公示', '']) {
    const { page, scene } = posterCode(odd)
    expect(scene).toMatch(/^[\x21-\x7e]{1,32}$/)
    expect(everyPage).toContain(page)
  }
})
