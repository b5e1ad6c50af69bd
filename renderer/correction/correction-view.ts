import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { StepMap } from 'prosemirror-transform'
import { EditorView } from 'prosemirror-view'
import type { Annotation } from '../../src/annotation/annotation'
import { deleteAcross, insertPlain, splitBlock } from '../../src/editor/correction-commands'
import { correctedText, correctionDocument } from '../../src/editor/correction-document'
import type { AnnotationId } from '../../src/ids'
import type { ArticleText } from '../../src/record/plain'
import { readSelection } from '../reader/read-selection'
import { hideFromReact, textbox } from '../reader/textbox'
import { keyOf } from '../window/key'
import { followMarks, markedLines } from './marked-lines'

/** What can be asked of a text that is being corrected. */
export interface CorrectionHandle {
  /** Brings the selection that it knows of in step with the browser's own. */
  readonly settle: () => void
  readonly focus: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** The documents before and after, and the maps of all steps between them. */
  readonly outcome: () => { readonly before: Node; readonly after: Node; readonly maps: readonly StepMap[] }
  /** The text as it is corrected so far. */
  readonly text: () => ArticleText
  /** UTF-16 offset of the caret into the corrected text. */
  readonly caret: () => number
}

/** What is told of it after each change. */
interface CorrectionState {
  readonly hasChanged: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface CorrectionProps {
  readonly text: ArticleText
  /** How far it was corrected when it was last left; null when it begins anew. */
  readonly resumed: ArticleText | null
  /** The marks in the text: shown, so that one sees what goes along. */
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>
  readonly language: string
  /** UTF-16 offset into the text at which the caret begins. */
  readonly caret: number
  readonly onState: (state: CorrectionState) => void
  readonly onChange: () => void
  readonly onCancel: () => void
}

// Frames during which the caret is held in view: within them the sections around it have been laid out.
const HELD = 12

/** An editor of plain blocks, in which a text is corrected until it is destroyed. */
export function correctionView(
  root: HTMLElement,
  page: HTMLElement,
  props: CorrectionProps,
): CorrectionHandle & { readonly destroy: () => void } {
  const before = correctionDocument(props.text)
  const maps: StepMap[] = []
  let told: CorrectionState = { hasChanged: false, canUndo: false, canRedo: false }
  const old = correctedText(before)
  const caret = old.toPosition(props.caret, 'start')
  const view = new EditorView(page, {
    state: EditorState.create({
      doc: before,
      selection: TextSelection.near(before.resolve(Math.min(caret, before.content.size))),
      plugins: [history(), markedLines],
    }),
    attributes: textbox('Text being corrected', props.language),
    dispatchTransaction: dispatch,
    handleKeyDown: (_view, event) => keyDown(event),
    handleDOMEvents: {
      // Subtle: heard before ProseMirror, which would read the clipboard's HTML.
      paste: (_view, event) => paste(event),
      copy: (_view, event) => copy(event),
      cut: (_view, event) => copy(event) && change(view.state.tr.deleteSelection()),
      dragstart: (_view, event) => stop(event),
      drop: (_view, event) => stop(event),
    },
    scrollMargin: 64,
    scrollThreshold: 32,
  })
  hideFromReact(view.dom)

  function dispatch(transaction: Transaction): void {
    if (transaction.docChanged) maps.push(...transaction.mapping.maps)
    view.updateState(view.state.apply(transaction))
    if (!transaction.docChanged) return
    tell()
    props.onChange()
  }

  function tell(): void {
    const { state } = view
    const now = {
      hasChanged: !state.doc.eq(before),
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
    }
    const isSame = (Object.keys(now) as (keyof CorrectionState)[]).every((key) => now[key] === told[key])
    told = now
    if (!isSame) props.onState(now)
  }

  function change(transaction: Transaction | null): boolean {
    if (transaction === null) return false
    view.dispatch(transaction.scrollIntoView())
    return true
  }

  function keyDown(event: KeyboardEvent): boolean {
    if (event.isComposing || event.keyCode === 229) return false
    const handled = run(keyOf(event))
    if (handled) event.stopPropagation()
    return handled
  }

  function run(key: string): boolean {
    switch (key) {
      case 'Enter':
      case 'Shift+Enter':
        return change(splitBlock(view.state))
      case 'Backspace':
      case 'Shift+Backspace':
      case 'Mod+Backspace':
        return change(deleteAcross(view.state, -1))
      case 'Delete':
      case 'Mod+Delete':
        return change(deleteAcross(view.state, 1))
      case 'Mod+Z':
        return undo(view.state, view.dispatch) || true
      case 'Mod+Shift+Z':
      case 'Mod+Y':
        return redo(view.state, view.dispatch) || true
      case 'Mod+A':
        return select(0, view.state.doc.content.size)
      case 'Mod+Home':
        return select(0)
      case 'Mod+End':
        return select(view.state.doc.content.size)
      case 'Escape':
        props.onCancel()
        return true
      // A tab is no character of a text, and leads on.
      default:
        return false
    }
  }

  function select(anchor: number, head = anchor): boolean {
    const { doc } = view.state
    const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
    const transaction = view.state.tr.setSelection(selection)
    view.dispatch(anchor === head ? transaction.scrollIntoView() : transaction)
    return true
  }

  function paste(event: ClipboardEvent): boolean {
    stop(event)
    return change(insertPlain(view.state, event.clipboardData?.getData('text/plain') ?? '')) || true
  }

  function copy(event: ClipboardEvent): boolean {
    const { from, to } = view.state.selection
    const separator = before.attrs.separator as string
    if (from < to) event.clipboardData?.setData('text/plain', view.state.doc.textBetween(from, to, separator))
    return stop(event)
  }

  // Subtle: sections are as tall as estimated until they have been near for a few frames, so it is done again.
  function reveal(frames = HELD): void {
    if (view.isDestroyed) return
    const { top } = root.getBoundingClientRect()
    const away = view.coordsAtPos(view.state.selection.head).top - top - root.clientHeight * 0.3
    if (Math.abs(away) > 1) root.scrollTop += away
    if (frames > 0) requestAnimationFrame(() => reveal(frames - 1))
  }
  if (props.resumed !== null) resume(correctionDocument(props.resumed))
  reveal()
  const unfollow = followMarks(root, view, { old, annotations: props.annotations, maps })

  /** Goes on from where it was left: as one step, of which the words that are the same count as untouched. */
  function resume(after: Node): void {
    const start = before.content.findDiffStart(after.content)
    const ends = before.content.findDiffEnd(after.content)
    if (start === null || ends === null) return
    const overlap = Math.max(start - Math.min(ends.a, ends.b), 0)
    const slice = after.slice(start, ends.b + overlap)
    view.dispatch(view.state.tr.replace(start, ends.a + overlap, slice))
  }

  return {
    settle: () => readSelection(view),
    focus: () => view.focus(),
    undo: () => undo(view.state, view.dispatch),
    redo: () => redo(view.state, view.dispatch),
    outcome: () => ({ before, after: view.state.doc, maps }),
    text: () => {
      const { text, blocks } = correctedText(view.state.doc)
      return { text, blocks }
    },
    caret: () => correctedText(view.state.doc).toOffset(view.state.selection.head, 'start'),
    destroy: () => {
      unfollow()
      view.destroy()
    },
  }
}

function stop(event: Event): boolean {
  event.preventDefault()
  return true
}
