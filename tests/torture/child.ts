import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Line, type Orders, Testimony } from './testimony'

/** The bundle of editor.ts, which lies beside the bundle of this file. */
const program = fileURLToPath(new URL('editor.js', import.meta.url))

export const orders: Omit<Orders, 'folder' | 'seed'> = {
  steps: null,
  most: 7,
  longNotes: true,
  close: true,
  saver: 'store',
  gate: null,
}

const alive = new Set<ChildProcess>()

process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** An editor at work in a process of its own. */
export class Child {
  readonly testimony = new Testimony()
  readonly #process: ChildProcess
  readonly #gone: Promise<void>
  readonly #watchers = new Set<() => void>()
  #stderr = ''
  #isGone = false
  #isKilled = false

  constructor(given: Orders) {
    // One thread for files, so that its calls can be counted; and none of them around it.
    const env = { ...process.env, UV_THREADPOOL_SIZE: given.gate === null ? '4' : '1', UV_USE_IO_URING: '0' }
    const stdio = ['ignore', 'ignore', 'pipe', 'pipe'] as const
    const child = spawn(process.execPath, [program, JSON.stringify(given)], { stdio: [...stdio], env })
    this.#process = child
    alive.add(child)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = `${this.#stderr}${text}`.slice(-4000)
    })
    const lines = createInterface({ input: child.stdio[3] as Readable })
    lines.on('line', (line) => this.#hear(line))
    const heard = new Promise<void>((resolve) => lines.once('close', resolve))
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
    this.#gone = Promise.all([heard, closed]).then(() => {
      this.#isGone = true
      alive.delete(child)
      this.#tell()
    })
  }

  get pid(): number {
    return this.#process.pid ?? -1
  }

  get isGone(): boolean {
    return this.#isGone
  }

  /** Why it ended though nobody killed it; null when it came to its end, or was killed. */
  get crash(): string | null {
    const { exitCode, signalCode } = this.#process
    if (!this.#isGone || this.#isKilled || (exitCode === 0 && signalCode === null)) return null
    return `ended with ${exitCode ?? signalCode}: ${this.#stderr.slice(-600)}`
  }

  /** Resolves to whether the condition came true before the process was gone and the time (in ms) was over. */
  async until(condition: (testimony: Testimony) => boolean, ms = 20_000): Promise<boolean> {
    if (condition(this.testimony)) return true
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(), ms)
      const done = () => {
        clearTimeout(timer)
        this.#watchers.delete(look)
        resolve(condition(this.testimony))
      }
      const look = () => {
        if (this.#isGone || condition(this.testimony)) done()
      }
      this.#watchers.add(look)
    })
  }

  /** Resolves when nothing more will be heard. `killed` says that another killed it, so that it is no crash. */
  async gone(killed = false): Promise<void> {
    this.#isKilled ||= killed
    await this.#gone
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.gone(true)
  }

  #hear(text: string): void {
    let line: Line
    try {
      line = JSON.parse(text)
    } catch {
      return // the last one, cut by the kill
    }
    this.testimony.hear(line)
    this.#tell()
  }

  #tell(): void {
    for (const watch of [...this.#watchers]) watch()
  }
}
