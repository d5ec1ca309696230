import Database from 'libsql'

interface Row {
  seq: number
  body: string
}

interface Thing {
  _id: string
  code: string
  group: number
  n: number
  text: string
}

/**
 * The same work on the same documents as the local cloud does for an operation, with nothing around it: one file, one table of documents, a unique and a
 * compound index, on the disk at each commit.
 */
export class SqliteFloor {
  private readonly database: Database.Database
  private readonly statements = new Map<string, Database.Statement>()

  constructor(path: string) {
    this.database = new Database(path)
    this.database.exec(`
      PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE things (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
      CREATE TABLE code (key TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) WITHOUT ROWID;
      CREATE TABLE group_n (g INTEGER, n INTEGER, seq INTEGER NOT NULL, PRIMARY KEY (g, n, seq)) WITHOUT ROWID;
    `)
  }

  /** Several in one commit, as the cloud does with those that arrive together. */
  together(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE')
    work()
    this.database.exec('COMMIT')
  }

  add(thing: Thing): void {
    const { lastInsertRowid } = this.run(
      'INSERT INTO things (id, body) VALUES (?, ?)',
      thing._id,
      JSON.stringify(thing),
    )
    if (this.get('SELECT seq FROM code WHERE key = ?', thing.code) !== undefined) throw new Error('duplicate')
    this.run('INSERT INTO code VALUES (?, ?)', thing.code, Number(lastInsertRowid))
    this.run('INSERT INTO group_n VALUES (?, ?, ?)', thing.group, thing.n, Number(lastInsertRowid))
  }

  read(id: string): Thing {
    return JSON.parse(this.row(id).body) as Thing
  }

  update(id: string, n: number): void {
    const { seq, body } = this.row(id)
    const thing = JSON.parse(body) as Thing
    this.run('DELETE FROM group_n WHERE g = ? AND n = ? AND seq = ?', thing.group, thing.n, seq)
    this.run('UPDATE things SET body = ? WHERE seq = ?', JSON.stringify({ ...thing, n }), seq)
    this.run('INSERT INTO group_n VALUES (?, ?, ?)', thing.group, n, seq)
  }

  close(): void {
    this.database.close()
  }

  private row(id: string): Row {
    return this.get('SELECT seq, body FROM things WHERE id = ?', id) as Row
  }

  private run(sql: string, ...values: (string | number)[]): Database.RunResult {
    return this.statement(sql).run(values)
  }

  private get(sql: string, ...values: (string | number)[]): unknown {
    return this.statement(sql).get(values)
  }

  private statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }
}
