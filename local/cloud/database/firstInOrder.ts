import { sortKey } from './indexKeys'
import type { Order } from './queryPlan'
import type { Stored } from './scans'
import type { Fields } from './values'

interface Sortable {
  stored: Stored
  document: Fields
}

/** The first `most` of what is added, in order; those that can't be among them are let go from time to time. */
export class FirstInOrder<T extends Sortable> {
  added = 0
  private kept: { item: T; key: Buffer }[] = []

  constructor(
    private readonly order: Order,
    private readonly most: number,
  ) {}

  add(item: T): void {
    this.added++
    this.kept.push({ item, key: sortKey(item.document, this.order) })
    if (this.kept.length >= 2 * this.most + 1000) this.cut()
  }

  take(): T[] {
    this.cut()
    return this.kept.map(({ item }) => item)
  }

  private cut(): void {
    this.kept.sort((a, b) => Buffer.compare(a.key, b.key) || a.item.stored.seq - b.item.stored.seq)
    if (this.kept.length > this.most) this.kept.length = this.most
  }
}
