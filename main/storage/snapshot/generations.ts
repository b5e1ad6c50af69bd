import { link, rename, rm, stat } from 'node:fs/promises'
import type * as v from 'valibot'
import type { StoreProblem } from '../../../src/ipc/contract'
import { ok } from '../../../src/result'
import { type DataFolder, generationsOf } from '../disk/data-folder'
import { isThere } from '../disk/durable-file'
import { type Read, SnapshotFile } from './snapshot-file'

/**
 * A snapshot of which older generations stay. It reads the newest that is good; what is damaged
 * goes to `quarantine` and is named in `problems`. Writing throws the system's error.
 */
export class Generations<T extends object> {
  readonly #folder: DataFolder
  readonly #names: readonly [string, string, string]
  readonly #files: readonly SnapshotFile<T>[]
  /** What reading came upon. */
  problems: readonly StoreProblem[] = []
  /** Whether what was read is in the newest file; else it must be written anew to get there. */
  isNewest = true

  /** Bytes of the newest file, as far as it is known. */
  size = 0

  constructor(folder: DataFolder, name: string, kind: string, body: v.GenericSchema<unknown, T>) {
    this.#folder = folder
    this.#names = generationsOf(name)
    this.#files = this.#names.map((each) => new SnapshotFile(folder.locate(each), kind, body))
  }

  async read(): Promise<Read<T>> {
    this.problems = []
    for (const [age, file] of this.#files.entries()) {
      this.isNewest = age === 0
      const name = this.#names[age] ?? this.#names[0]
      const read = await file.read()
      if (read.ok && read.value !== null) {
        this.size = (await stat(this.#folder.locate(name))).size
        return read
      }
      if (read.ok) continue
      const { code } = read.error
      const movedTo = code === 'damaged' ? await this.#folder.quarantine(name) : null
      this.problems = [...this.problems, { code, file: name, movedTo }]
      if (code === 'newer-schema') return read
    }
    return ok(null)
  }

  /** The oldest generation goes when the new one has been read back. */
  async write(data: Read<T>): Promise<void> {
    const spare = this.#folder.locate(`${this.#names.at(-1)}.old`)
    const [newest] = this.#files
    try {
      await newest?.write(data, () => this.#makeRoom(spare))
      this.size = (await stat(this.#folder.locate(this.#names[0]))).size
    } catch (error) {
      // One that was not taken whole must not push a good one out.
      const left = await newest?.read()
      if (left && !left.ok && left.error.code === 'damaged') await this.#folder.quarantine(this.#names[0])
      throw error
    }
    await rm(spare, { force: true })
  }

  // After each step there is a good newest file, and none of the older ones is gone.
  async #makeRoom(spare: string): Promise<void> {
    const locate = (age: 0 | 1 | 2) => this.#folder.locate(this.#names[age])
    const [newest, second, third] = [locate(0), locate(1), locate(2)]
    if (!(await isThere(newest))) return
    if (await isThere(third)) await rename(third, spare)
    if (await isThere(second)) await rename(second, third)
    try {
      await link(newest, second)
    } catch {
      await rename(newest, second) // a disk without hard links; a start finds the second generation then
    }
  }
}
