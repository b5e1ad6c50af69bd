import { createRequire } from 'node:module'
import { join } from 'node:path'

// Subtle: the bundle lies in test-results/bench; npm run bench installs the peers, and runs in the repository's folder.
const peers = join(process.cwd(), 'tests/bench/peers/package.json')

interface Statement {
  run(...values: readonly unknown[]): unknown
}

interface Connection {
  pragma(text: string): unknown
  exec(text: string): unknown
  prepare(text: string): Statement
  close(): void
}

/** A SQLite database with a table of records, which syncs each insert; null when better-sqlite3 is not there. */
export class SqliteTable {
  readonly #database: Connection
  readonly #insert: Statement

  private constructor(database: Connection) {
    this.#database = database
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.exec('CREATE TABLE record (id TEXT PRIMARY KEY, json TEXT NOT NULL)')
    this.#insert = database.prepare('INSERT INTO record VALUES (?, ?)')
  }

  static open(path: string): SqliteTable | null {
    try {
      const Database = createRequire(peers)('better-sqlite3') as new (path: string) => Connection
      return new SqliteTable(new Database(path))
    } catch (error) {
      console.warn(`better-sqlite3 can't be used here: ${String(error)}`)
      return null
    }
  }

  insert(record: { readonly id: string }): void {
    this.#insert.run(record.id, JSON.stringify(record))
  }

  insertAll(records: Iterable<{ readonly id: string }>): void {
    this.#database.exec('BEGIN')
    for (const record of records) this.insert(record)
    this.#database.exec('COMMIT')
  }

  close(): void {
    this.#database.close()
  }
}
