import { Low } from 'lowdb'
import * as v from 'valibot'
import type { NotKept } from '../../src/ipc/contract'
import type { Finding } from '../../src/ipc/recovery'
import {
  type Chosen,
  keysBeforeSchema,
  keysSchema,
  type Preferences,
  themeSchema,
  usualPreferences,
} from '../../src/machine/preferences'
import type { MachineSettings } from '../../src/record/to-schema-3'
import { err, ok, type Result } from '../../src/result'
import { type DataFolder, names } from '../storage/disk/data-folder'
import { systemCode } from '../storage/disk/durable-file'
import { type Read, SnapshotFile } from '../storage/snapshot/snapshot-file'

/** What was never chosen on this machine is null: an older library may still say something about it. */
const bodySchema = v.pipe(
  v.strictObject({
    theme: v.nullable(themeSchema),
    keys: v.nullable(keysSchema),
    keysBefore: keysBeforeSchema,
    /** The path of a second folder for backups; empty: none. */
    backupFolder: v.nullable(v.string()),
  }),
  v.readonly(),
)
type Body = v.InferOutput<typeof bodySchema>

const nothingChosen: Body = { theme: null, keys: null, keysBefore: [], backupFolder: null }

/** What is chosen on this machine: look, keys, the second folder for backups. On the disk when it is acknowledged. */
export class PreferencesFile {
  readonly #database: Low<Read<Body>>
  #body: Body
  /** Why nothing may be written; null when it may. */
  #closed: 'damaged' | 'newer-schema' | null
  #finding: Finding | null = null
  #turns: Promise<unknown> = Promise.resolve()

  private constructor(database: Low<Read<Body>>) {
    this.#database = database
    const read = database.data
    this.#closed = read.ok ? null : read.error.code
    this.#body = (read.ok && read.value?.body) || nothingChosen
  }

  /** Reads the file and leaves it as it is, whatever is in it. */
  static async open(path: string): Promise<PreferencesFile> {
    const database = new Low<Read<Body>>(new SnapshotFile(path, 'preferences', bodySchema), ok(null))
    await database.read()
    return new PreferencesFile(database)
  }

  get preferences(): Preferences {
    const { theme, keys, keysBefore } = this.#body
    return { theme: theme ?? usualPreferences.theme, keys: keys ?? usualPreferences.keys, keysBefore }
  }

  /** The path of the second folder for backups; null when there is none. */
  get backupFolder(): string | null {
    return this.#body.backupFolder || null
  }

  /** A file that could not be used, and where it is now; null when all is well. */
  get finding(): Finding | null {
    return this.#finding
  }

  /** Moves a damaged file out of the way. Nothing is written before. */
  async setAside(folder: DataFolder): Promise<void> {
    if (this.#closed !== 'damaged') return
    const movedTo = await folder.quarantine(names.preferences)
    this.#finding = { code: 'damaged-preferences', file: names.preferences, movedTo }
    if (movedTo === null) return
    this.#closed = null
    if (this.#body !== nothingChosen) await this.#write()
  }

  /** Counts at once. Answers when it is on the disk; what could not be written counts until the app is closed. */
  async choose(chosen: Chosen & { readonly backupFolder?: string }): Promise<Result<null, NotKept>> {
    this.#body = { ...this.#body, ...chosen }
    try {
      await this.#write()
      return ok(null)
    } catch (error) {
      return err({ code: 'not-kept', reason: systemCode(error) })
    }
  }

  /** Takes what an older library says, where nothing was chosen on this machine. Throws when it can't be written. */
  async carryOver(old: MachineSettings): Promise<void> {
    const { theme, keys, keysBefore, backupFolder } = this.#body
    this.#body = {
      theme: theme ?? old.theme,
      keys: keys ?? old.keys,
      keysBefore,
      backupFolder: backupFolder ?? old.backupFolder,
    }
    if (this.#closed === null) await this.#write()
  }

  /** Waits for what is being written. */
  async settled(): Promise<void> {
    await this.#turns
  }

  #write(): Promise<void> {
    const turn = this.#turns.then(async () => {
      if (this.#closed !== null) throw Object.assign(new Error('It must be left as it is.'), { code: this.#closed })
      this.#database.data = ok({ sequence: 0, body: this.#body })
      await this.#database.write()
    })
    this.#turns = turn.catch(() => undefined)
    return turn
  }
}
