import type { Change } from '../../src/record/edit'

/** What the editor is told on its command line, as JSON. */
export interface Orders {
  readonly folder: string
  readonly seed: number
  /** Gestures after which it ends by itself; null is never. */
  readonly steps: number | null
  /** Edits after which snapshots are written; null is never. */
  readonly most: number | null
  /** Whether some of its notes are longer than a page of memory, so that a write of them can be torn. */
  readonly longNotes: boolean
  /** Whether it closes the store at its end. */
  readonly close: boolean
  readonly saver: SaverKind
  /** A named pipe that it waits at until the parent opens it: before or after the store is opened. */
  readonly gate: { readonly path: string; readonly when: 'before open' | 'after open' } | null
}

/** What edits are saved with: the store, lowdb's own file as the control, or a store that is broken on purpose. */
export type SaverKind =
  | 'store'
  | 'json-file'
  | 'forgets-sync'
  | 'delays-write'
  | 'swallows-errors'
  | 'writes-seven-bytes'

/** What the editor says while it works, one line of JSON each. Times are CLOCK_MONOTONIC, in nanoseconds. */
export type Line =
  | { readonly kind: 'open'; readonly at: string }
  | { readonly kind: 'cannot-open'; readonly reason: string }
  /** Said before the edit is handed in. An undo, a redo and an import have no changes yet. */
  | { readonly kind: 'try'; readonly id: string; readonly changes: readonly Change[] | null; readonly at: string }
  | { readonly kind: 'ack'; readonly id: string; readonly at: string }
  | { readonly kind: 'not'; readonly id: string; readonly reason: string; readonly at: string }
  | { readonly kind: 'end' }

type Of<K extends Line['kind']> = Extract<Line, { kind: K }>

/** All that an editor said. */
export class Testimony {
  readonly tries: Of<'try'>[] = []
  readonly acks: Of<'ack'>[] = []
  readonly nots: Of<'not'>[] = []
  opened = false
  ended = false
  cannotOpen: string | null = null

  hear(line: Line): void {
    switch (line.kind) {
      case 'open':
        this.opened = true
        return
      case 'cannot-open':
        this.cannotOpen = line.reason
        return
      case 'try':
        this.tries.push(line)
        return
      case 'ack':
        this.acks.push(line)
        return
      case 'not':
        this.nots.push(line)
        return
      case 'end':
        this.ended = true
    }
  }
}
