/** What a measurement came to: one row of the table. */
export interface Row {
  readonly what: string
  /** The number, with what it was measured against. */
  readonly number: string
  readonly goal: string
  /** Null where there is no goal, or nothing could be measured. */
  readonly met: boolean | null
}

/** Rows, and what stands below them in a section of docs/performance.md that `--write` makes anew. */
export interface Section {
  readonly rows: readonly Row[]
  /** Markdown. */
  readonly details: string
}

export interface Measure {
  /** A short name without spaces, for `--only`. */
  readonly name: string
  /** `folder` is on a disk, empty, and goes afterwards. `isQuick`: less is measured, if there is a shorter form. */
  run(folder: string, isQuick: boolean): Promise<readonly Row[] | Section>
}
