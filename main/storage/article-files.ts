import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Article } from '../../src/article/article'
import { sameValue } from '../../src/collection/same-value'
import type { ArticleId } from '../../src/ids'
import type { ArticleError } from '../../src/ipc/contract'
import { type ArticleText, textSchema } from '../../src/record/plain'
import { err, ok, type Result } from '../../src/result'
import { type DataFolder, names } from './disk/data-folder'
import { isThere, replaceFile, systemCode } from './disk/durable-file'
import { SnapshotFile } from './snapshot/snapshot-file'

/** Of a string as UTF-8, or of bytes; in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Evidence: the texts of articles and the bytes they were read from. Each file is written once, and never changes. */
export class ArticleFiles {
  readonly #folder: DataFolder

  constructor(folder: DataFolder) {
    this.#folder = folder
  }

  /** The text of an article's revision. A file that can't be used, or holds another text, goes to `quarantine`. */
  async readText({ id, revision, textSha256 }: Article): Promise<Result<ArticleText, ArticleError>> {
    const name = names.text(id, revision)
    const read = await this.#textFile(id, revision).read()
    if (read.ok && read.value === null) return err({ code: 'missing' })
    if (read.ok && read.value !== null && sha256Of(read.value.body.text) === textSha256) return ok(read.value.body)
    const code = read.ok ? 'damaged' : read.error.code
    const movedTo = code === 'damaged' ? await this.#folder.quarantine(name) : null
    return err({ code: 'damaged', problem: { code, file: name, movedTo } })
  }

  /** Keeps a text as the first revision from `revision` on that is not taken, and answers with its number. */
  async keepText(article: ArticleId, revision: number, text: ArticleText): Promise<number> {
    for (let free = revision; ; free++) {
      const taken = await isThere(this.#folder.locate(names.text(article, free)))
      if (taken) continue
      const body = { text: text.text, blocks: [...text.blocks] }
      await this.#textFile(article, free).write(ok({ sequence: 0, body }))
      return free
    }
  }

  /** A text as it was before the article's revision; its file is sealed, so that what can be read is what was written. */
  async readOlderText({ id }: Article, revision: number): Promise<Result<ArticleText | null, ArticleError>> {
    const name = names.text(id, revision)
    const read = await this.#textFile(id, revision).read()
    if (read.ok) return ok(read.value?.body ?? null)
    return err({ code: 'damaged', problem: { code: read.error.code, file: name, movedTo: null } })
  }

  /** Keeps a text that comes from another library; where it is there already, nothing is written. Its number here. */
  async bringText(article: ArticleId, revision: number, text: ArticleText): Promise<number> {
    const known = await this.#textFile(article, revision).read()
    const isKnown = known.ok && known.value !== null && sameValue(known.value.body, { ...text })
    return isKnown ? revision : this.keepText(article, revision, text)
  }

  /** The bytes of the imported file. Those that have changed are reported and left for the analyst to look at. */
  async readOriginal({ original }: Article): Promise<Result<Uint8Array, ArticleError>> {
    const name = names.original(original.sha256)
    try {
      const bytes = await readFile(this.#folder.locate(name))
      if (sha256Of(bytes) === original.sha256) return ok(bytes)
      return err({ code: 'damaged', problem: { code: 'damaged', file: name, movedTo: null } })
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return err({ code: 'missing' })
      return err({ code: 'damaged', problem: { code: 'damaged', file: name, movedTo: null } })
    }
  }

  async keepOriginal(sha256: string, bytes: Uint8Array): Promise<void> {
    const path = this.#folder.locate(names.original(sha256))
    if (await isThere(path)) return
    await replaceFile(path, [bytes])
  }

  #textFile(article: ArticleId, revision: number) {
    return new SnapshotFile(this.#folder.locate(names.text(article, revision)), 'text', textSchema)
  }
}
