import type { Answer } from './facet'
import type { Field } from './field'

/** What one feature adds to the window. */
export interface Feature {
  readonly fields?: readonly Field<unknown>[]
  /** What it answers to the facets of lower floors. */
  readonly answers?: readonly Answer[]
}
