import { readFileSync } from 'node:fs'
import type { Sqlite } from '../database/sqlite'
import type { Store } from '../database/store'
import { SendingTrouble } from './sendingTrouble'

export interface Template {
  templateId: string
  title: string
  fields: { key: string; label: string }[]
}

/** A subscribe message as it lies in WeChat's 服务通知. */
export interface Notice {
  id: number
  openid: string
  templateId: string
  title: string
  page: string
  /** ISO, on the cloud's clock. */
  at: string
  fields: { key: string; label: string; value: string }[]
}

export function readTemplatesFile(path: string): Template[] {
  const json = JSON.parse(readFileSync(path, 'utf8')) as unknown
  if (!Array.isArray(json)) throw new Error(`${path}: must be an array of templates`)
  return json.map((item: unknown, i) => {
    const { templateId, title, fields } = (item ?? {}) as Partial<Record<keyof Template, unknown>>
    if (typeof templateId !== 'string' || typeof title !== 'string' || !Array.isArray(fields)) {
      throw new Error(`${path}[${i}]: needs templateId, title and fields`)
    }
    return { templateId, title, fields: fields.map((field: unknown) => readField(field, `${path}[${i}]`)) }
  })
}

function readField(json: unknown, where: string): { key: string; label: string } {
  const { key, label } = (json ?? {}) as { key?: unknown; label?: unknown }
  if (typeof key !== 'string' || typeof label !== 'string') throw new Error(`${where}: a field needs key and label`)
  return { key, label }
}

/** Every notice as JSON, oldest first. */
export function* deliveredNotices(sqlite: Sqlite): Generator<string> {
  const page = sqlite.prepare('SELECT id, body FROM notices WHERE id > ? ORDER BY id LIMIT 200')
  for (let rows = page.all([0]); rows.length > 0; rows = page.all([Number(rows.at(-1)?.['id'])])) {
    for (const row of rows) yield String(row['body'])
  }
}

/** Every quota as JSON, in order of person and template. */
export function* grantedQuotas(sqlite: Sqlite): Generator<string> {
  const page = sqlite.prepare(
    'SELECT openid, template, n FROM quotas WHERE (openid, template) > (?, ?) ORDER BY openid, template LIMIT 200',
  )
  let after = ['', '']
  for (;;) {
    const rows = page.all(after)
    for (const { openid, template, n } of rows) {
      after = [String(openid), String(template)]
      yield JSON.stringify({ openid, templateId: template, n })
    }
    if (rows.length === 0) return
  }
}

/** Templates, how often each person has agreed to each, and what was delivered. */
export class Messages {
  readonly trouble = new SendingTrouble()
  private readonly lastSeen = new Map<string, number>()

  constructor(
    private readonly store: Store,
    readonly templates: readonly Template[],
  ) {
    store.sqlite.exec(`
      CREATE TABLE IF NOT EXISTS quotas (openid TEXT, template TEXT, n INTEGER NOT NULL, PRIMARY KEY (openid, template));
      CREATE TABLE IF NOT EXISTS notices (id INTEGER PRIMARY KEY, openid TEXT NOT NULL, body TEXT NOT NULL);
    `)
  }

  quota(openid: string, templateId: string): number {
    const row = this.store.sqlite
      .prepare('SELECT n FROM quotas WHERE openid = ? AND template = ?')
      .get([openid, templateId])
    return Number(row?.['n'] ?? 0)
  }

  quotas(): { openid: string; templateId: string; n: number }[] {
    return this.store.sqlite
      .prepare('SELECT * FROM quotas ORDER BY openid, template')
      .all([])
      .map((row) => ({ openid: String(row['openid']), templateId: String(row['template']), n: Number(row['n']) }))
  }

  /** Only inside `store.write`. */
  setQuota(openid: string, templateId: string, n: number): void {
    this.store.sqlite.prepare('INSERT OR REPLACE INTO quotas VALUES (?, ?, ?)').run([openid, templateId, n])
  }

  /** So many left to each of these people, as after as many taps. */
  async setQuotas(openids: readonly string[], templateId: string, n: number): Promise<void> {
    await this.store.write(() => openids.forEach((openid) => this.setQuota(openid, templateId, n)))
  }

  /** One tap on 允许 is one message. */
  async accept(openid: string, templateIds: readonly string[]): Promise<void> {
    await this.store.write(() => {
      for (const templateId of templateIds) {
        this.store.sqlite
          .prepare('INSERT INTO quotas VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1')
          .run([openid, templateId])
      }
    })
  }

  /** Uses one of the quota and keeps the notice; undefined when there is no quota left. */
  deliver(notice: Omit<Notice, 'id'>): Promise<Notice | undefined> {
    return this.store.write(() => {
      if (this.quota(notice.openid, notice.templateId) < 1) return undefined
      this.store.sqlite
        .prepare('UPDATE quotas SET n = n - 1 WHERE openid = ? AND template = ?')
        .run([notice.openid, notice.templateId])
      return this.keep(notice)
    })
  }

  /** Only inside `store.write`. */
  keep(notice: Omit<Notice, 'id'>): Notice {
    const { lastInsertRowid } = this.store.sqlite
      .prepare('INSERT INTO notices (openid, body) VALUES (?, ?)')
      .run([notice.openid, JSON.stringify(notice)])
    return { ...notice, id: Number(lastInsertRowid) }
  }

  /** Newest first; of one person or, without an openid, of everybody. */
  notices(openid?: string): Notice[] {
    const sql = `SELECT id, body FROM notices ${openid === undefined ? '' : 'WHERE openid = ?'} ORDER BY id DESC`
    return this.store.sqlite
      .prepare(sql)
      .all(openid === undefined ? [] : [openid])
      .map((row) => ({ ...(JSON.parse(String(row['body'])) as Omit<Notice, 'id'>), id: Number(row['id']) }))
  }

  /** Only inside `store.write`. */
  clear(): void {
    this.store.sqlite.exec('DELETE FROM quotas; DELETE FROM notices')
  }

  /** What isn't kept in the database: who was here when, and trouble that was asked for. */
  forgetSeen(): void {
    this.lastSeen.clear()
    this.trouble.clear()
  }

  /** Somebody used the mini-program at this time. */
  seen(openid: string, at: number): void {
    this.lastSeen.set(openid, at)
  }

  lastSeenAt(openid: string): number | undefined {
    return this.lastSeen.get(openid)
  }
}
