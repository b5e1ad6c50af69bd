import type { Code, Codebook } from '../../src/codebook/codebook'
import type { Reform } from '../../src/reform/reform'
import { counted } from '../../src/wording/amounts'
import type { Usage } from './use-usage'

/** A change that waits until the analyst has seen what it does. */
export type Pending =
  | { readonly kind: 'change'; readonly title: string; readonly make: (codebook: Codebook) => Reform }
  | { readonly kind: 'merge-codes'; readonly code: string }
  | { readonly kind: 'move-code'; readonly code: string }
  | { readonly kind: 'merge-fields'; readonly code: string; readonly field: string }
  | { readonly kind: 'remove-choice'; readonly code: string; readonly field: string; readonly value: string }
  | { readonly kind: 'split'; readonly code: string }
  | { readonly kind: 'split-field'; readonly code: string; readonly field: string }

/** What the parts of the codebook editor share. */
export interface Editor {
  readonly codebook: Codebook
  /** Null until it is known. */
  readonly usage: Usage | null
  /** Makes a change at once where it touches no mark, and shows first what it does where it may. */
  readonly change: (title: string, make: (codebook: Codebook) => Reform) => void
  readonly ask: (pending: Pending) => void
  readonly choose: (code: string) => void
}

export interface CodeProps {
  readonly editor: Editor
  readonly code: Code
}

/** "1 mark", "1,234 marks" */
export function marksOf(count: number): string {
  return counted(count, 'mark')
}
