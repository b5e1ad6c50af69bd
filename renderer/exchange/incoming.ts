import type { Merge } from '../../src/exchange/merge'
import type { Bundle } from '../../src/exchange/read-bundle'

/** A bundle that was read, and what it would bring. Nothing has changed yet. */
export interface Incoming {
  readonly name: string
  readonly bundle: Bundle
  readonly merge: Merge
}
