import { closeSync, openSync, readSync } from 'node:fs'

/** Watches how long the process keeps from anything else. */
export class LoopWatch {
  #worst = 0
  #last = performance.now()
  readonly #processor = Processor.open()
  #waited = this.#processor?.waitedMs() ?? 0
  readonly #timer = setInterval(() => this.#look(), 1)

  /**
   * The longest time between two turns of the event loop since it was asked last, in milliseconds. On Linux the time
   * in which other processes had the processor is left out, so that a busy machine doesn't count as a block.
   */
  takeWorst(): number {
    this.#look()
    const worst = this.#worst
    this.#worst = 0
    return worst
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#processor?.close()
  }

  #look(): void {
    const [now, waited] = [performance.now(), this.#processor?.waitedMs() ?? 0]
    this.#worst = Math.max(this.#worst, now - this.#last - (waited - this.#waited) - 1)
    this.#last = now
    this.#waited = waited
  }
}

/** What Linux says of this process's main thread: proc(5), `schedstat`. */
class Processor {
  readonly #file: number
  readonly #bytes = Buffer.alloc(100)

  private constructor(file: number) {
    this.#file = file
  }

  static open(): Processor | null {
    try {
      return new Processor(openSync('/proc/self/schedstat', 'r'))
    } catch {
      return null // another system
    }
  }

  /** How long it was ready to run and had no processor, in all. */
  waitedMs(): number {
    const length = readSync(this.#file, this.#bytes, 0, this.#bytes.length, 0)
    return Number(this.#bytes.toString('latin1', 0, length).split(' ')[1]) / 1e6
  }

  close(): void {
    closeSync(this.#file)
  }
}
