/** What a measurement came to: one row of the table. */
export interface Row {
  readonly what: string
  /** The number, with what it was measured against. */
  readonly number: string
  readonly goal: string
  /** Null where there is no goal, or nothing could be measured. */
  readonly met: boolean | null
}

export interface Measure {
  /** A short name without spaces, for `--only`. */
  readonly name: string
  /** `folder` is on a disk, empty, and goes afterwards. */
  run(folder: string): Promise<readonly Row[]>
}
