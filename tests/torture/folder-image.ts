import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** The files of a folder, kept in memory so that it can be laid down again and again. */
export class FolderImage {
  readonly #files: ReadonlyMap<string, Buffer>
  #last: string | null = null

  private constructor(files: ReadonlyMap<string, Buffer>) {
    this.#files = files
  }

  static async read(folder: string): Promise<FolderImage> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const contents = files.map(async (path) => [relative(folder, path), await readFile(path)] as const)
    return new FolderImage(new Map(await Promise.all(contents)))
  }

  get names(): readonly string[] {
    return [...this.#files.keys()].sort()
  }

  file(name: string): Buffer {
    const bytes = this.#files.get(name)
    if (bytes === undefined) throw new Error(`There must be a file ${name}.`)
    return bytes
  }

  /** Makes a fresh folder with the files, some of them other; null leaves one out. The folder before it goes. */
  async lay(inside: string, others: ReadonlyMap<string, Buffer | null> = new Map()): Promise<string> {
    if (this.#last !== null) await rm(this.#last, { recursive: true, force: true })
    const folder = await mkdtemp(join(inside, 'laid-'))
    this.#last = folder
    for (const [name, bytes] of new Map<string, Buffer | null>([...this.#files, ...others])) {
      if (bytes === null) continue
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), bytes)
    }
    return folder
  }
}
