import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename } from 'node:fs/promises'
import { hostname } from 'node:os'
import * as v from 'valibot'
import { err, ok, type Result } from '../../../src/result'
import { rmQuietly, systemCode } from './durable-file'

/** A process, told apart from a later one that got the same number. */
const holderSchema = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  /** The system's id of this boot (Linux), or null. */
  boot: v.nullable(v.string()),
  /** When the process started, in clock ticks since the boot (Linux), or null. */
  started: v.nullable(v.string()),
  /** When it took the lock. */
  at: v.string(),
})
export type Holder = Readonly<v.InferOutput<typeof holderSchema>>

export interface InUse {
  readonly code: 'in-use'
  readonly by: Holder
}

/** Another writer is alive behind a lock that can't be told stale for so many goes. */
const GOES = 3

/** A file in the data folder that says who writes there. */
export class FolderLock {
  readonly #path: string
  readonly #content: string

  private constructor(path: string, content: string) {
    this.#path = path
    this.#content = content
  }

  /**
   * Takes the lock. One that a dead process left, or one of an earlier boot, is stale and taken over; so is one of this
   * very process. Throws the system's error when the file can't be written.
   */
  static async take(path: string, now: Date): Promise<Result<FolderLock, InUse>> {
    const me = await thisProcess(now)
    const content = JSON.stringify(me)
    const own = `${path}.${randomUUID()}.tmp`
    await writeNew(own, content)
    try {
      for (let go = 1; ; go++) {
        if (await linkNew(own, path)) return ok(new FolderLock(path, content))
        const found = await readFile(path, 'utf8').catch(() => '')
        const by = decode(found)
        if (by !== null && !isSame(by, me) && (await isAlive(by, me))) return err({ code: 'in-use', by })
        if (go > GOES && by !== null) return err({ code: 'in-use', by })
        await removeStale(path, found)
      }
    } finally {
      await rmQuietly(own)
    }
  }

  /** Lets go of it, unless another has taken it meanwhile. */
  async release(): Promise<void> {
    const found = await readFile(this.#path, 'utf8').catch(() => null)
    if (found === this.#content) await rmQuietly(this.#path)
  }
}

async function thisProcess(now: Date): Promise<Holder> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null)
  const started = await startOf(process.pid)
  return { pid: process.pid, host: hostname(), boot: boot?.trim() ?? null, started, at: now.toISOString() }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); the second, the program's name, may hold spaces and parentheses. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

async function isAlive(by: Holder, me: Holder): Promise<boolean> {
  // A folder that machines share: nobody can tell from here, so the lock holds.
  if (by.host !== me.host && by.boot !== me.boot) return true
  if (by.boot !== me.boot) return false
  if (!canSignal(by.pid)) return false
  const started = await startOf(by.pid)
  return started === null || by.started === null || started === by.started
}

function isSame(by: Holder, me: Holder): boolean {
  return by.pid === me.pid && by.boot === me.boot && by.host === me.host && by.started === me.started
}

function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM' // it is there, and another user's
  }
}

function decode(content: string): Holder | null {
  try {
    const holder = v.safeParse(holderSchema, JSON.parse(content))
    return holder.success ? holder.output : null
  } catch {
    return null
  }
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
  } finally {
    await file.close()
  }
}

/** Gives a file a name that nobody else has: of two that try, one succeeds. False when the name is taken. */
async function linkNew(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    return writeNew(path, await readFile(own, 'utf8')).then(
      () => true,
      (failed: unknown) => {
        if (systemCode(failed) === 'EEXIST') return false
        throw failed
      },
    )
  }
}

// Subtle: between reading and removing another may have taken the lock, so what is moved away is looked at again.
async function removeStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`
  try {
    await rename(path, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  const moved = await readFile(aside, 'utf8').catch(() => '')
  if (moved !== judged) await linkNew(aside, path)
  await rmQuietly(aside)
}
