import type { ChildProcess } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { start } from './system'

/** The number of `openat` in /proc/<pid>/syscall, by Node's name of the architecture. */
const OPENAT: Readonly<Record<string, string>> = { x64: '257', arm64: '56' }

/**
 * The thread in which Node runs its file calls. It must be known to wait in `openat` at a named pipe: then it is the
 * only one that does.
 */
export async function fileThread(pid: number): Promise<number> {
  for (let look = 0; look < 400; look++) {
    for (const thread of await readdir(`/proc/${pid}/task`)) {
      const call = await readFile(`/proc/${pid}/task/${thread}/syscall`, 'latin1').catch(() => '')
      if (call.split(' ')[0] === OPENAT[process.arch]) return Number(thread)
    }
    await new Promise((looked) => setTimeout(looked, 5))
  }
  throw new Error('The thread of the editor that opens files must be found.')
}

/** strace on one thread of a process, tampering with its calls. */
export class Tracer {
  readonly #strace: ChildProcess
  readonly #over: Promise<void>

  private constructor(strace: ChildProcess) {
    this.#strace = strace
    this.#over = new Promise((over) => strace.once('close', () => over()))
  }

  /** Resolves when it is attached. `injection` is strace's, such as "fsync:error=EIO:when=2". */
  static async attach(thread: number, injection: string): Promise<Tracer> {
    const [call] = injection.split(':')
    const strace = start('strace', '-p', String(thread), '-e', `trace=${call}`, '-e', `inject=${injection}`)
    const tracer = new Tracer(strace)
    const attached = new Promise<void>((resolve, reject) => {
      let said = ''
      strace.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-2000)
        if (said.includes('attached')) resolve()
      })
      strace.once('close', () => reject(new Error(`strace must attach, and it says: ${said}`)))
    })
    await attached
    return tracer
  }

  /** Lets go of the thread: from now on the system is whole again. */
  async detach(): Promise<void> {
    this.#strace.kill('SIGTERM')
    await this.#over
  }
}

/** Why strace can't be used here; null when it can. */
export function noTracing(lacking: readonly string[]): string | null {
  if (process.platform !== 'linux' || OPENAT[process.arch] === undefined) return 'strace needs Linux on x64 or arm64'
  return lacking.length > 0 ? `${lacking.join(' and ')} not installed` : null
}
