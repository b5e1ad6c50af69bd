import type { Block } from '../article/block'

/** What an importer makes of a decoded file. */
export interface Reading {
  /** The canonical text: all offsets refer to it, in UTF-16 code units. It is never normalised to NFC. */
  readonly text: string
  readonly blocks: readonly Block[]
  /** The first headline or else the first line, on one line, at most 120 UTF-16 code units; empty without text. */
  readonly title: string
}

/** A format of the outside world. `extensions` are lower case and without the dot; `read` never fails. */
export interface Importer {
  readonly format: 'plain-text' | 'markdown'
  readonly extensions: readonly string[]
  readonly read: (decoded: string) => Reading
}
