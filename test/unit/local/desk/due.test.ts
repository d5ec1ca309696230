import { orderBy } from 'lodash-es'
import type { Asked } from '../../../../local/desk/page/cloud/queries'
import { readDue, watchDue, type DuePoint } from '../../../../local/desk/page/due'

const stored = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ _id: `d${i}`, dueAt: 10_000 - i, title: `第 ${i} 件` }))

/** A collection as a cloud answers for it: sorted as asked, cut after the limit. */
const collectionOf = (all: readonly { _id: string; dueAt: number; title: string }[]) => ({
  documents: ({ order, limit }: Asked) => {
    const directions = order.map(([, direction]) => (direction === 1 ? ('asc' as const) : ('desc' as const)))
    const documents = orderBy(
      all,
      order.map(([field]) => field),
      directions,
    ).slice(0, limit)
    return Promise.resolve({ documents, total: all.length })
  },
})

test('what comes next is found among any number of things that are due', async () => {
  const sources = [{ collection: 'orders', at: 'dueAt', title: 'title' }]
  const [first] = await readDue(collectionOf(stored(500)), sources, 0)
  expect(first).toEqual({ at: 9501, title: '第 499 件' })
})

test('an answer that comes after a scene was changed, or after a later one, isn’t shown', async () => {
  const shown: (readonly DuePoint[])[] = []
  const answers: ((points: readonly DuePoint[]) => void)[] = []
  const due = watchDue(
    () => new Promise((answer) => void answers.push(answer)),
    (points) => void shown.push(points),
  )
  const [early, late] = [[{ at: 1, title: '早' }], [{ at: 2, title: '晚' }]]
  const looks = [due.look(), due.look()]
  answers[1]?.(late)
  answers[0]?.(early)
  await Promise.all(looks)
  expect(shown).toEqual([late])
  const last = due.look()
  due.forget()
  answers[2]?.(early)
  await last
  expect(shown).toEqual([late, []])
})
