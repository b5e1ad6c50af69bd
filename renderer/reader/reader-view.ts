import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { isEditable, type MarkPlace, markAt, samePlace } from '../../src/annotation/layer'
import { displayBlocks } from '../../src/article/display-blocks'
import type { Range as TextRange } from '../../src/article/range'
import { articleDocument } from '../../src/editor/article-document'
import { ownMarks } from '../../src/editor/painted-marks'
import { nextUntagged } from '../../src/editor/untagged'
import { canonicalCopy } from './canonical-copy'
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
  readonly update: (content: ReaderContent) => void
  /** Tags what is selected; `whole` is false when Alt switched the snapping off. */
  readonly tag: (code: string, whole: boolean) => void
  readonly addPart: (whole: boolean) => void
  readonly destroy: () => void
}

/** Shows an article until it is destroyed. */
export function readerView(
  { root, page, layer, region, overview }: ReaderElements,
  { article, start, content, ...actions }: ReaderProps,
  showPalette: (anchor: PaletteAnchor | null) => void,
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
  const stage: Stage = { root, layer, view, map, layout: textLayout(view, map), text, actions, scene }
  const scroll = scrolling(stage)
  const pending = pendingSelection(stage, showPalette)
  const parts = [
    readerKeys(text.length, { onKey: actions.onKey, dismiss: pending.dismiss, ends, select, reveal: scroll.reveal }),
    canonicalCopy(text, map),
    pointer({ click, press: pending.pressed, release, hover }),
    pending.plugin,
    searchHits(stage),
    selectedFrame(stage),
    marginMarks(stage, pick),
    overviewStrip(overview, stage, { pick, reveal: scroll.reveal }),
    speech(stage, region),
    part((state, before) => {
      if (!state.selection.eq(before.selection)) actions.onSelection(ends())
    }),
    scroll.plugin,
    followLayout(stage),
  ]
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, ...parts] }))

  /** Selects a mark that was clicked beside the text, with the caret at its beginning. */
  function pick(place: MarkPlace): void {
    const first = markAt(scene().content.layers, place)?.annotation.selectors[0]
    if (first === undefined) return
    actions.onSelect(place)
    select({ anchor: first.start, head: first.start })
    scroll.reveal(first)
    view.focus()
  }

  function ends(): TextSelectionEnds {
    const { anchor, head } = view.state.selection
    return { anchor: map.toOffset(anchor), head: map.toOffset(head) }
  }

  // Subtle: ProseMirror would select the display block, which is a piece of a long paragraph.
  function selectBlock(offset: number): boolean {
    const block = blocks.find(({ start: from, end }) => from <= offset && offset <= end)
    if (block !== undefined) select({ anchor: block.start, head: block.end })
    return block !== undefined
  }

  function click(marks: readonly MarkPlace[], again: boolean): void {
    const { layers, selected } = scene().content
    const found = marks.filter((place) => markAt(layers, place) !== undefined)
    const current = found.findIndex((place) => samePlace(place, selected))
    actions.onSelect(found[again && current !== -1 ? (current + 1) % found.length : 0] ?? null)
  }

  function release(event: MouseEvent, dragged: boolean): void {
    // Subtle: a click within what is selected has it collapse only after the button was released.
    actions.soon(() => {
      if (view.isDestroyed) return
      readSelection(view)
      pending.released(!event.altKey)
      const adds = dragged && (event.ctrlKey || event.metaKey) && canAdd()
      const { kept } = scene().content
      if (adds) addPart(true)
      else if (kept !== null) tag(kept, true, dragged ? 1 : event.detail)
    })
  }

  function canAdd(): boolean {
    const { layers, selected } = scene().content
    const mark = markAt(layers, selected)
    return mark !== undefined && isEditable(mark.layer)
  }

  function hover(place: MarkPlace | null): void {
    const parts = markAt(scene().content.layers, place)?.annotation.selectors ?? []
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

  function select({ anchor, head }: TextSelectionEnds): void {
    const selection = TextSelection.create(view.state.doc, map.toPosition(anchor), map.toPosition(head))
    if (!selection.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(selection))
  }

  function update(next: ReaderContent): void {
    if (next === scene().content) return
    // Subtle: where the DOM of the text changes, ProseMirror sets the selection that it knows of.
    readSelection(view)
    view.dispatch(changeScene(view.state.tr, { content: next }))
  }

  if (start.selection !== null) select(start.selection)
  scroll.toPlace(start.place)

  return {
    update,
    tag,
    addPart,
    select,
    settle: () => readSelection(view),
    focus: () => view.focus(),
    pending: (snap): TextRange | null => pending.range(snap),
    reveal: scroll.reveal,
    caret: () => ends().head,
    place: scroll.place,
    untagged: (direction) => nextUntagged(map.blocks, ownMarks(scene().marks), ends().head, direction),
    destroy: () => {
      paintHighlight('reader-hover', [])
      view.destroy()
    },
  }
}
