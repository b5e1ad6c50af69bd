import type { Layer, MarkPlace } from '../../src/annotation/layer'
import type { Block } from '../../src/article/block'
import type { Range as TextRange } from '../../src/article/range'
import type { Codebook } from '../../src/codebook/codebook'
import type { End } from '../../src/editor/resize'
import type { AnnotationId, ArticleId } from '../../src/ids'

/** The part that an annotation plays in an attribution. */
export type Part = 'source' | 'cue' | 'claim' | 'relay'

/** Ends of a selection: UTF-16 offsets into the canonical text, `head` where the caret is. */
export interface TextSelectionEnds {
  readonly anchor: number
  readonly head: number
}

/** What lies on the text, and is handed over anew whenever it changes. */
export interface ReaderContent {
  readonly language: string
  /** One of them is the analyst's own; the others can be looked at and selected, and not changed. */
  readonly layers: readonly Layer[]
  readonly codebook: Codebook
  /** The codes that marks can be made under now, by id, with the keys that are shown on their buttons. */
  readonly codeKeys: ReadonlyMap<string, readonly string[]>
  readonly selected: MarkPlace | null
  /** Members of the attribution of the selected mark, or of the current one: what part each plays. */
  readonly related: ReadonlyMap<AnnotationId, Part>
  /** What a search found: in the order of the text, none overlapping another. */
  readonly hits: readonly TextRange[]
  /** The code under which each selection by mouse is tagged at once; null: none is. */
  readonly kept: string | null
}

/** What a person does in the text. All offsets are UTF-16 offsets into the canonical text. */
export interface ReaderActions {
  readonly onSelect: (mark: MarkPlace | null) => void
  /** The caret or the selection moved; not snapped. */
  readonly onSelection: (selection: TextSelectionEnds) => void
  /** Scrolling has stopped with this character first in view. */
  readonly onPlace: (offset: number) => void
  /**
   * A button of the palette was pressed, or a code is kept. The ranges are trimmed, and snapped to words unless Alt was
   * held. `clicks` on one spot have selected them: 2 a word, 3 the paragraph, after the word was tagged.
   */
  readonly onTag: (code: string, ranges: readonly TextRange[], clicks: number) => void
  /** The range is to join the selected annotation. */
  readonly onAddPart: (range: TextRange) => void
  /** A handle of the selected annotation was dropped. */
  readonly onMoveEnd: (annotation: AnnotationId, part: number, end: End, offset: number) => void
  /** Does it when the browser is through with what the mouse does now, and before anything else is pressed. */
  readonly soon: (work: () => void) => void
  /** Keys while the text has the focus; answers whether it was a command, which stops the event. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

export interface ReaderProps extends ReaderActions {
  readonly article: {
    readonly id: ArticleId
    readonly revision: number
    readonly text: string
    readonly blocks: readonly Block[]
  }
  /** Where to begin: the first character in view and the selection. Used once for an article and its revision. */
  readonly start: { readonly place: number; readonly selection: TextSelectionEnds | null }
  readonly content: ReaderContent
}

export interface ReaderHandle {
  /**
   * Shows other content. The next frame has it, painted over the text where that can be; the text itself follows in a task
   * after it.
   */
  readonly show: (content: ReaderContent) => void
  /**
   * Has the text show what it was told, and reads the browser's own selection: called before any input, so that none
   * meets a state of before.
   */
  readonly settle: () => void
  readonly focus: () => void
  /** The selection as it would be tagged: trimmed, and snapped unless Alt was held; null when it is empty. */
  readonly pending: (snap: boolean) => TextRange | null
  /** Scrolls the range into view, and not at all if it is in view; after the next frame while the focus is elsewhere. */
  readonly reveal: (range: TextRange) => void
  /** Selects at once; a caret that follows a change of marks is set with it, and known before. */
  readonly select: (selection: TextSelectionEnds) => void
  readonly caret: () => number
  /** The first character in view. */
  readonly place: () => number
  /** The next paragraph, or piece of a long one, without a mark, from the caret, around the end of the text. */
  readonly untagged: (direction: 1 | -1) => TextRange | null
}

/** Where the palette stands: client coordinates of the selection's head, and on which side of it there is no text. */
export interface PaletteAnchor {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly side: 'above' | 'below'
}
