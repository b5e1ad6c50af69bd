import { noQuery, type Query } from '../../src/search/finder'
import type { Field } from '../window/field'

/** What the list shows, all conditions at once, and in which order. */
export interface Filter {
  /** What is searched for in the text, too. */
  readonly query: Query
  /** Codes that are hidden. */
  readonly hidden: readonly string[]
  readonly openEndsOnly: boolean
  /** Only those whose words the text no longer has. */
  readonly orphansOnly: boolean
  /** A field of a code, and what it must hold. */
  readonly field: {
    readonly code: string
    readonly key: string
    readonly value: 'any' | 'none' | { readonly is: string }
  } | null
  readonly order: 'text' | 'code' | 'profile' | 'newest'
}

export const currentFilter: Field<Filter> = {
  name: 'filter',
  init: { query: noQuery, hidden: [], openEndsOnly: false, orphansOnly: false, field: null, order: 'text' },
}
