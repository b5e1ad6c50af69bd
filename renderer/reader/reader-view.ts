import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { isEditable, type MarkPlace, markAt, samePlace } from '../../src/annotation/layer'
import { displayBlocks } from '../../src/article/display-blocks'
import type { Range as TextRange } from '../../src/article/range'
import { articleDocument } from '../../src/editor/article-document'
import { ownMarks } from '../../src/editor/painted-marks'
import { nextUntagged } from '../../src/editor/untagged'
import { answerPainter } from './answer'
import { canonicalCopy } from './canonical-copy'
import { afterPaint } from './deferred'
import { followLayout } from './follow-layout'
import { paintHighlight } from './highlights'
import { readerKeys } from './keys'
import { marginMarks } from './margin-marks'
import { markDecorations } from './mark-decorations'
import { likelyWindow } from './mark-window'
import { overviewStrip } from './overview-strip'
import { pendingSelection } from './pending-selection'
import { pointer } from './pointer'
import { readOnly } from './read-only'
import { readSelection } from './read-selection'
import type { PaletteAnchor, ReaderContent, ReaderHandle, ReaderProps, TextSelectionEnds } from './reader-props'
import { changeScene, sceneOf, scenePlugin } from './scene'
import { scrolling } from './scrolling'
import { searchHits } from './search-hits'
import { selectedFrame } from './selected-frame'
import { speech } from './speech'
import { part, type Stage } from './stage'
import { textLayout } from './text-layout'
import { hideFromReact, textbox } from './textbox'

/** The elements that the reader lives in. */
export interface ReaderElements {
  /** Scrolls. */
  readonly root: HTMLElement
  /** Holds the text. */
  readonly page: HTMLElement
  /** Lies over the text and scrolls with it. */
  readonly layer: HTMLElement
  /** A live region. */
  readonly region: HTMLElement
  /** Stands beside the text and does not scroll. */
  readonly overview: HTMLElement
}

export interface ReaderView extends ReaderHandle {
  /** Tags what is selected; `whole` is false when Alt switched the snapping off. */
  readonly tag: (code: string, whole: boolean) => void
  readonly addPart: (whole: boolean) => void
  readonly destroy: () => void
}

/** The palette beside a selection: where it stands, and what its buttons are made of. */
export interface ShownPalette {
  readonly anchor: PaletteAnchor
  readonly content: ReaderContent
}

/** What is to be shown, and is not yet in the DOM of the text. */
interface Wanted {
  readonly content: ReaderContent | null
  readonly selection: TextSelectionEnds | null
  readonly reveal: TextRange | null
}

const nothing: Wanted = { content: null, selection: null, reveal: null }

/** Shows an article until it is destroyed. */
export function readerView(
  { root, page, layer, region, overview }: ReaderElements,
  { article, start, content, ...actions }: ReaderProps,
  showPalette: (shown: ShownPalette | null) => void,
): ReaderView {
  const { text, blocks } = article
  const { doc, map } = articleDocument(text, displayBlocks(text, blocks))
  const scene = () => sceneOf(view.state)
  // Subtle: drawn before it is put into the page, for there each of its attributes might cost a layout.
  const view: EditorView = new EditorView(null, {
    state: EditorState.create({
      doc,
      plugins: [readOnly(), scenePlugin(text, content, likelyWindow(map, start.place)), markDecorations(map)],
    }),
    attributes: (state) => ({ ...textbox('Article text', sceneOf(state).content.language), 'aria-readonly': 'true' }),
    handleTripleClick: (_view, position) => selectBlock(map.toOffset(position)),
    scrollMargin: 48,
    scrollThreshold: 24,
  })
  hideFromReact(view.dom)
  page.append(view.dom)
  // What the reader was told, and the text does not show yet.
  let wanted: Wanted = nothing
  let isAsked = false
  const latest = () => wanted.content ?? scene().content
  const layout = textLayout(view, map)
  const stage: Stage = { root, layer, view, map, layout, text, actions, scene, content: latest }
  const answer = answerPainter(stage)
  const frame = selectedFrame(stage)
  const scroll = scrolling(stage)
  const pending = pendingSelection(stage, ends, (anchor) => showPalette(anchor && { anchor, content: latest() }))
  const parts = [
    readerKeys(text.length, { onKey: actions.onKey, dismiss: pending.dismiss, ends, select, reveal }),
    canonicalCopy(text, map),
    pointer({ click, press: pending.pressed, release, hover }),
    pending.plugin,
    searchHits(stage),
    frame.plugin,
    marginMarks(stage, pick),
    overviewStrip(overview, stage, { pick, reveal }),
    speech(stage, region),
    part((state, before) => {
      if (!state.selection.eq(before.selection)) actions.onSelection(ends())
    }),
    scroll.plugin,
    followLayout(stage, () => wanted === nothing),
  ]
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, ...parts] }))

  /** Selects a mark that was clicked beside the text, with the caret at its beginning. */
  function pick(place: MarkPlace): void {
    const first = markAt(latest().layers, place)?.annotation.selectors[0]
    if (first === undefined) return
    actions.onSelect(place)
    select({ anchor: first.start, head: first.start })
    reveal(first)
    focus()
  }

  function ends(): TextSelectionEnds {
    if (wanted.selection !== null) return wanted.selection
    const { anchor, head } = view.state.selection
    return { anchor: map.toOffset(anchor), head: map.toOffset(head) }
  }

  // Subtle: ProseMirror would select the display block, which is a piece of a long paragraph.
  function selectBlock(offset: number): boolean {
    const block = blocks.find(({ start: from, end }) => from <= offset && offset <= end)
    if (block !== undefined) select({ anchor: block.start, head: block.end })
    settle()
    return block !== undefined
  }

  function click(marks: readonly MarkPlace[], again: boolean): void {
    const { layers, selected } = latest()
    const found = marks.filter((place) => markAt(layers, place) !== undefined)
    const current = found.findIndex((place) => samePlace(place, selected))
    actions.onSelect(found[again && current !== -1 ? (current + 1) % found.length : 0] ?? null)
  }

  function release(event: MouseEvent, dragged: boolean): void {
    // Subtle: a click within what is selected has it collapse only after the button was released.
    actions.soon(() => {
      if (view.isDestroyed) return
      settle()
      pending.released(!event.altKey)
      const adds = dragged && (event.ctrlKey || event.metaKey) && canAdd()
      const { kept } = latest()
      if (adds) addPart(true)
      else if (kept !== null) {
        tag(kept, true, dragged ? 1 : event.detail)
        // Subtle: another click may follow on the spot, and select more: the caret must not be set in its midst.
        settle()
      }
    })
  }

  function canAdd(): boolean {
    const { layers, selected } = latest()
    const mark = markAt(layers, selected)
    return mark !== undefined && isEditable(mark.layer)
  }

  function hover(place: MarkPlace | null): void {
    const parts = markAt(latest().layers, place)?.annotation.selectors ?? []
    paintHighlight('reader-hover', parts.map(stage.layout.domRange))
  }

  function addPart(whole: boolean): void {
    const range = pending.range(whole)
    if (range === null) return
    pending.dismiss()
    actions.onAddPart(range)
    const { head } = ends()
    select({ anchor: head, head })
  }

  function tag(code: string, whole: boolean, clicks = 1): void {
    const range = pending.range(whole)
    if (range === null) return
    pending.dismiss()
    actions.onTag(code, [range], clicks)
  }

  function select(selection: TextSelectionEnds): void {
    const now = ends()
    if (now.anchor === selection.anchor && now.head === selection.head) return
    const isCaretAfterChange = wanted.content !== null && selection.anchor === selection.head
    wanted = { ...wanted, selection }
    // By itself it costs little, and what is selected is to be seen, and read, as soon as it is.
    if (!isCaretAfterChange) return settle()
    pending.leave()
    later()
    actions.onSelection(selection)
  }

  function reveal(range: TextRange): void {
    if (view.hasFocus()) return scroll.reveal(range)
    wanted = { ...wanted, reveal: range }
    later()
  }

  function show(next: ReaderContent): void {
    const before = latest()
    if (next === before) return
    wanted = { ...wanted, content: next }
    if (!answer.paint(next)) return settle()
    if (next.selected !== before.selected || next.related !== before.related)
      frame.answer(next.layers !== scene().content.layers)
    later()
  }

  function later(): void {
    if (isAsked) return
    isAsked = true
    afterPaint(() => {
      isAsked = false
      settle()
    })
  }

  // Marks and selection at once: each by itself would have the browser lay the text out.
  function settle(): void {
    if (view.isDestroyed) return
    // Subtle: where the DOM of the text changes, ProseMirror sets the selection that it knows of.
    readSelection(view)
    const { content: next, selection, reveal: range } = wanted
    if (wanted === nothing) return
    wanted = nothing
    const { tr } = view.state
    if (next !== null) changeScene(tr, { content: next })
    if (selection !== null)
      tr.setSelection(TextSelection.create(tr.doc, map.toPosition(selection.anchor), map.toPosition(selection.head)))
    view.dispatch(tr)
    answer.clear()
    if (range !== null) scroll.reveal(range)
  }

  function focus(): void {
    settle()
    view.focus()
  }

  if (start.selection !== null) {
    select(start.selection)
    settle()
  }
  scroll.toPlace(start.place)

  return {
    show,
    tag,
    addPart,
    select,
    settle,
    focus,
    pending: pending.range,
    reveal,
    caret: () => ends().head,
    place: () => {
      settle()
      return scroll.place()
    },
    untagged: (direction) => nextUntagged(map.blocks, ownMarks(scene().marks), ends().head, direction),
    destroy: () => {
      answer.clear()
      paintHighlight('reader-hover', [])
      view.destroy()
    },
  }
}
