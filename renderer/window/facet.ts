/**
 * A question that a lower floor asks and features answer, after the Facet of CodeMirror: who takes a file, what is to
 * be done when an article was opened. Features name their answers in `renderer/features.ts`; the floor that asks knows
 * none of them.
 */
export interface Facet<T> {
  readonly name: string
  /** An answer, for a feature to name. */
  readonly of: (answer: T) => Answer
}

export interface Answer {
  readonly facet: string
  readonly answer: unknown
}

export function facet<T>(name: string): Facet<T> {
  return { name, of: (answer) => ({ facet: name, answer }) }
}

/** What features answer to a facet, in the order of features. */
export function answersTo<T>({ name }: Facet<T>, answers: readonly Answer[]): readonly T[] {
  // Only `of` makes answers, and takes nothing else.
  return answers.filter((each) => each.facet === name).map((each) => each.answer as T)
}
