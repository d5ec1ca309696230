/** One change that a caller asks for: an entry that comes, changes or goes (`after` undefined), or a transfer between two accounts. */
export type Change =
  | { kind: 'entry'; id: string; before: number | undefined; after: number | undefined }
  | { kind: 'transfer'; id: string; from: string; to: string; amount: number }

/** What is stored, as an export of the cloud shows it. */
export interface Stored {
  entries: ReadonlyMap<string, number>
  transfers: ReadonlyMap<string, { from: string; to: string; amount: number }>
  accounts: ReadonlyMap<string, number>
}

/**
 * Every change that the cloud has acknowledged, in order, and those it was asked for and hasn't answered: each caller waits for its answer before it
 * asks for the next, and no two write the same entry.
 */
export class Journal {
  readonly acknowledged: Change[] = []
  private readonly unanswered = new Set<Change>()

  constructor(private readonly startingBalance: number) {}

  begin(change: Change): void {
    this.unanswered.add(change)
  }

  acknowledge(change: Change): void {
    this.unanswered.delete(change)
    this.acknowledged.push(change)
  }

  /** The cloud has answered that it won't. */
  refuse(change: Change): void {
    this.unanswered.delete(change)
  }

  /** Everything in which the stored state differs from the journal. What wasn't answered may have happened or not, but whole. */
  compare(stored: Stored): string[] {
    for (const change of this.unanswered) if (hasHappened(change, stored)) this.acknowledged.push(change)
    this.unanswered.clear()
    return [...this.compareEntries(stored), ...this.compareTransfers(stored), ...this.compareBalances(stored)]
  }

  private entries(): Map<string, number> {
    const entries = new Map<string, number>()
    for (const change of this.acknowledged) {
      if (change.kind !== 'entry') continue
      if (change.after === undefined) entries.delete(change.id)
      else entries.set(change.id, change.after)
    }
    return entries
  }

  private compareEntries(stored: Stored): string[] {
    const expected = this.entries()
    return [...new Set([...expected.keys(), ...stored.entries.keys()])]
      .filter((id) => expected.get(id) !== stored.entries.get(id))
      .map((id) => `entry ${id}: ${expected.get(id)} was acknowledged, ${stored.entries.get(id)} is there`)
  }

  private compareTransfers(stored: Stored): string[] {
    const expected = new Set(this.acknowledged.filter(({ kind }) => kind === 'transfer').map(({ id }) => id))
    return [...new Set([...expected, ...stored.transfers.keys()])]
      .filter((id) => expected.has(id) !== stored.transfers.has(id))
      .map((id) => `transfer ${id} is ${expected.has(id) ? 'lost' : 'there without having been asked for'}`)
  }

  /** Each account has what the transfers that are there have left it with: none of them is half there. */
  private compareBalances(stored: Stored): string[] {
    const expected = new Map([...stored.accounts.keys()].map((id) => [id, this.startingBalance]))
    for (const { from, to, amount } of stored.transfers.values()) {
      expected.set(from, (expected.get(from) ?? 0) - amount)
      expected.set(to, (expected.get(to) ?? 0) + amount)
    }
    return [...expected]
      .filter(([id, balance]) => stored.accounts.get(id) !== balance)
      .map(([id, balance]) => `account ${id} has ${stored.accounts.get(id)} instead of ${balance}`)
  }
}

function hasHappened(change: Change, stored: Stored): boolean {
  return change.kind === 'transfer'
    ? stored.transfers.has(change.id)
    : stored.entries.get(change.id) === change.after && change.before !== change.after
}
