import { Low } from 'lowdb'
import * as v from 'valibot'
import { emptyWorkspace, type Workspace, workspaceSchema } from '../../src/ipc/workspace'
import { ok } from '../../src/result'
import { systemCode } from '../storage/disk/durable-file'
import { WriteBehind } from '../storage/disk/write-behind'
import { type Read, SnapshotFile } from '../storage/snapshot/snapshot-file'

const pixels = v.pipe(v.number(), v.integer())

/** Where the window was, in device-independent pixels of the whole screen. */
const placementSchema = v.pipe(
  v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: v.boolean() }),
  v.readonly(),
)
export type Placement = v.InferOutput<typeof placementSchema>

const bodySchema = v.strictObject({ workspace: workspaceSchema, window: v.nullable(placementSchema) })
type Body = Readonly<v.InferOutput<typeof bodySchema>>

/** What is convenient to remember, and no loss when it is gone: a file that can't be used is simply begun anew. */
export class WorkspaceFile {
  readonly #database: Low<Read<Body>>
  readonly #behind: WriteBehind
  readonly #writable: boolean
  #body: Body

  private constructor(database: Low<Read<Body>>) {
    this.#database = database
    const read = database.data
    this.#writable = read.ok || read.error.code !== 'newer-schema'
    this.#body = (read.ok && read.value?.body) || { workspace: emptyWorkspace, window: null }
    this.#behind = new WriteBehind(() => this.#write(), { quietMs: 500, most: Number.POSITIVE_INFINITY })
  }

  static async open(path: string): Promise<WorkspaceFile> {
    const database = new Low<Read<Body>>(new SnapshotFile(path, 'workspace', bodySchema), ok(null))
    await database.read()
    return new WorkspaceFile(database)
  }

  get workspace(): Workspace {
    return this.#body.workspace
  }

  get window(): Placement | null {
    return this.#body.window
  }

  remember(news: Partial<Body>): void {
    this.#body = { ...this.#body, ...news }
    if (this.#writable) this.#behind.note()
  }

  flush(): Promise<void> {
    return this.#behind.flush()
  }

  async #write(): Promise<void> {
    this.#database.data = ok({ sequence: 0, body: this.#body })
    try {
      await this.#database.write()
    } catch (error) {
      console.warn(`The workspace could not be remembered: ${systemCode(error)}`)
    }
  }
}
