export interface Pace {
  /** Milliseconds without anything new after which it is written. */
  readonly quietMs: number
  /** So many news are written at once. */
  readonly most: number
}

/** Writes what changes often a while after it changed. */
export class WriteBehind {
  readonly #write: () => Promise<void>
  readonly #pace: Pace
  #news = 0
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  /** `write` writes the newest there is, and answers for its own failures. */
  constructor(write: () => Promise<void>, pace: Pace) {
    this.#write = write
    this.#pace = pace
  }

  note(count = 1): void {
    this.#news += count
    clearTimeout(this.#timer)
    if (this.#news >= this.#pace.most) void this.flush()
    else this.#timer = setTimeout(() => void this.flush(), this.#pace.quietMs).unref()
  }

  /** Writes what there is to write, and waits for it. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#news > 0) {
      this.#news = 0
      this.#running = this.#running.then(this.#write)
    }
    return this.#running
  }

  /** Does other work while nothing is being written. */
  between<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#running.then(work)
    this.#running = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }
}
