import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ArticleId } from '../../../src/ids'
import { syncFolder } from './durable-file'

const folders = ['articles', 'texts', 'originals', 'quarantine'] as const

/** Names of the files in the data folder. They are made here only, from ids and hashes, never from a path. */
export const names = {
  journal: 'journal.jsonl',
  /** A file that continues the journal from a sequence on. The first generation is `journal`. */
  journalFrom: (generation: number, sequence: number) => `journal-${generation}-from-${sequence}.jsonl`,
  library: 'library.json',
  workspace: 'workspace.json',
  preferences: 'preferences.json',
  lock: 'lock.json',
  index: 'journal-index.json',
  restore: 'restore.json',
  drafts: 'drafts.json',
  marks: (article: ArticleId) => `articles/${article}.json`,
  text: (article: ArticleId, revision: number) => `texts/${article}.${revision}.json`,
  original: (sha256: string) => `originals/${sha256}`,
} as const

/** The names of a snapshot's generations, the newest first: `library.json`, `library.1.json`, `library.2.json`. */
export function generationsOf(name: string): readonly [string, string, string] {
  const older = (age: number) => name.replace(/\.json$/, `.${age}.json`)
  return [name, older(1), older(2)]
}

/** Older generations of an article's marks. */
const OLDER = /^articles\/.*\.[12]\.json$/

/** One file of the journal, and the sequence from which on it, and not the one before it, counts. */
export interface JournalName {
  readonly name: string
  readonly generation: number
  readonly from: number
}

function journalsAmong(files: readonly string[]): readonly JournalName[] {
  const later = files.flatMap((name) => {
    const [, generation, from] = /^journal-(\d{1,9})-from-(\d{1,15})\.jsonl$/.exec(name) ?? []
    return from === undefined ? [] : [{ name, generation: Number(generation), from: Number(from) }]
  })
  const first = files.includes(names.journal) ? [{ name: names.journal, generation: 1, from: 1 }] : []
  return [...first, ...later.sort((a, b) => a.generation - b.generation)]
}

/** The folder in which everything is kept. Only its user may read it. */
export class DataFolder {
  readonly path: string
  #protected = false

  private constructor(path: string) {
    this.path = path
  }

  /** Makes what is not there. Throws the system's error when it can't. */
  static async open(path: string): Promise<DataFolder> {
    for (const folder of folders) await mkdir(join(path, folder), { recursive: true, mode: 0o700 })
    await syncFolder(path)
    return new DataFolder(path)
  }

  locate(name: string): string {
    return join(this.path, name)
  }

  /** Nothing is moved any more: a newer version's files are left as they are. */
  protect(): void {
    this.#protected = true
  }

  /** The journal's files in order, and whether there is anything else that belongs to a journal. */
  async look(): Promise<{ readonly journals: readonly JournalName[]; readonly others: boolean }> {
    const top = await readdir(this.path)
    const inside = await Promise.all(folders.map((folder) => readdir(this.locate(folder))))
    const others =
      generationsOf(names.library).some((name) => top.includes(name)) || inside.some(({ length }) => length > 0)
    return { journals: journalsAmong(top), others }
  }

  /** What a backup holds besides the journal: the newest snapshots, the texts and the originals. */
  async snapshotsAndEvidence(): Promise<readonly string[]> {
    const found = await this.#files()
    return found.filter((name) => name === names.library || (/\//.test(name) && !OLDER.test(name)))
  }

  /** What may go when a backup takes its place: the journal, and what is made from it. */
  async replaceable(): Promise<readonly string[]> {
    const found = await this.#files()
    return found.filter((name) => /^(?:journal[^/]*\.jsonl?|library[^/]*\.json|articles\/.*)$/.test(name))
  }

  async #files(): Promise<readonly string[]> {
    const inside = ['articles', 'texts', 'originals'].map(async (part) =>
      (await readdir(this.locate(part))).map((name) => `${part}/${name}`),
    )
    const all = [...(await readdir(this.path)), ...(await Promise.all(inside)).flat()]
    return all.filter((name) => !/\.(?:tmp|old)$/.test(name))
  }

  /** Moves a file that can't be used out of the way. Its name in `quarantine`; null when it was left where it is. */
  async quarantine(name: string): Promise<string | null> {
    if (this.#protected) return null
    const place = await this.#freePlace(name)
    await rename(this.locate(name), this.locate(`quarantine/${place}`))
    await syncFolder(dirname(this.locate(name)))
    await syncFolder(this.locate('quarantine'))
    return place
  }

  /** Keeps a copy of a file from a position on (in bytes), and answers with its name in `quarantine`. */
  async quarantineCopy(name: string, from = 0): Promise<string> {
    const place = await this.#freePlace(name)
    const path = this.locate(`quarantine/${place}`)
    if (from === 0) await copyFile(this.locate(name), path)
    else await copyTail(this.locate(name), from, path)
    const copy = await open(path, 'r+')
    try {
      await copy.chmod(0o600)
      await copy.sync()
    } finally {
      await copy.close()
    }
    await syncFolder(this.locate('quarantine'))
    return place
  }

  async #freePlace(name: string): Promise<string> {
    const taken = new Set(await readdir(this.locate('quarantine')))
    for (let count = 1; ; count++) {
      const place = `${basename(name)}.${count}`
      if (!taken.has(place)) return place
    }
  }
}

async function copyTail(path: string, from: number, to: string): Promise<void> {
  const [source, target] = [await open(path, 'r'), await open(to, 'wx', 0o600)]
  try {
    const bytes = Buffer.alloc(1 << 20)
    for (let position = from; ; ) {
      const { bytesRead } = await source.read(bytes, 0, bytes.length, position)
      if (bytesRead === 0) return
      await target.writeFile(bytes.subarray(0, bytesRead))
      position += bytesRead
    }
  } finally {
    await source.close()
    await target.close()
  }
}
