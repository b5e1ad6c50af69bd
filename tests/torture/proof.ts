/** The short form runs with every change; the long one is what the numbers in docs/durability.md are from. */
export type Form = 'short' | 'long'

export interface Setting {
  readonly form: Form
  readonly seed: number
  /** A folder on a disk, and one in memory where the system has that: both go when the run is over. */
  readonly disk: string
  readonly memory: string
}

/** What a proof came to, with its numbers in one line, and sentences about what went wrong. */
export type Outcome =
  | { readonly kind: 'passed' | 'failed'; readonly numbers: string; readonly sentences: readonly string[] }
  | { readonly kind: 'skipped'; readonly why: string }

export interface Proof {
  /** A short name without spaces, for `--only`. */
  readonly name: string
  /** What a person may trust in, and how it is put to the test: a row of the table has both. */
  readonly promise: string
  readonly title: string
  readonly how: string
  run(setting: Setting): Promise<Outcome>
}

export function outcome(passed: boolean, numbers: string, sentences: readonly string[]): Outcome {
  return { kind: passed ? 'passed' : 'failed', numbers, sentences }
}
