import type { EditorView } from 'prosemirror-view'
import type { PaintedMarks } from '../../src/editor/painted-marks'
import type { PositionMap } from '../../src/editor/position-map'
import type { ReaderProps } from './reader-props'
import type { TextLayout } from './text-layout'

/** What the parts of a reader share for as long as it shows one revision of one article. */
export interface Stage {
  /** The element that scrolls. */
  readonly root: HTMLElement
  /** Lies over the text and scrolls with it. */
  readonly layer: HTMLElement
  readonly view: EditorView
  readonly map: PositionMap
  readonly layout: TextLayout
  /** The canonical text. */
  readonly text: string
  /** The props as they are now. */
  readonly props: () => ReaderProps
  /** Which marks are where now, of those that are painted. */
  readonly marks: () => PaintedMarks
}
