import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Annotation } from '../../src/annotation/annotation'
import { positionsOf } from '../../src/annotation/position-index'
import { displayBlocks } from '../../src/article/display-blocks'
import type { Range as TextRange } from '../../src/article/range'
import { articleDocument } from '../../src/editor/article-document'
import { paintedMarks } from '../../src/editor/painted-marks'
import { segmentsOf } from '../../src/editor/segments'
import { nextUntagged } from '../../src/editor/untagged'
import type { AnnotationId } from '../../src/ids'
import { onceAFrame } from './deferred'
import { clearHighlights, paintHighlight } from './highlights'
import { marginMarks } from './margin-marks'
import { decorated, markDecorations } from './mark-decorations'
import { likelyWindow, markWindow } from './mark-window'
import { overviewStrip } from './overview-strip'
import { pendingSelection } from './pending-selection'
import { watchPointer } from './pointer'
import { readOnly } from './read-only'
import { readSelection } from './read-selection'
import type { PaletteAnchor, ReaderHandle, ReaderProps, TextSelectionEnds } from './reader-props'
import { scrolling } from './scrolling'
import { hitPainter } from './search-hits'
import { selectedFrame } from './selected-frame'
import { speech } from './speech'
import type { Stage } from './stage'
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
  readonly update: (props: ReaderProps) => void
  /** Tags what is selected; `whole` is false when Alt switched the snapping off. */
  readonly tag: (code: string, whole: boolean) => void
  readonly addPart: (whole: boolean) => void
  readonly destroy: () => void
}

/** Shows an article until it is destroyed. Of `article` it heeds later only the language. */
export function readerView(
  { root, page, layer, region, overview }: ReaderElements,
  initial: ReaderProps,
  showPalette: (anchor: PaletteAnchor | null) => void,
): ReaderView {
  let props = initial
  let index = positionsOf(props.annotations)
  const { text, blocks } = props.article
  const { doc, map } = articleDocument(text, displayBlocks(text, blocks))
  let moving: Annotation | null = null
  let painted = paintedMarks(text, index)
  const seen = likelyWindow(map, props.start.place)
  const segments = segmentsOf(map.blocks.slice(seen.first, seen.last + 1), painted, props.codebook)
  const first = decorated(map, segments, new Map())
  // Subtle: drawn before it is put into the page, for there each of its attributes might cost a layout.
  const view = new EditorView(null, {
    state: EditorState.create({ doc, plugins: [readOnly(), markDecorations(first)] }),
    attributes: () => ({ ...textbox('Article text', props.article.language), 'aria-readonly': 'true' }),
    dispatchTransaction: dispatch,
    handleKeyDown: (_view, event) => keyDown(event),
    handleTripleClick: (_view, position) => selectBlock(map.toOffset(position)),
    handleDOMEvents: { copy: (_view, event) => copy(event) },
    scrollMargin: 48,
    scrollThreshold: 24,
  })
  hideFromReact(view.dom)
  page.append(view.dom)
  const layout = textLayout(view, map)
  const stage: Stage = { root, layer, view, map, layout, text, props: () => props, marks: () => painted }
  const marks = markWindow(stage, seen, first)
  const paintHits = hitPainter(stage, marks.range)
  const frame = selectedFrame(stage, marks.range, showMoving)
  const pending = pendingSelection(stage, showPalette)
  const speaker = speech(stage, region)
  const scroll = scrolling(stage)
  const margin = marginMarks(stage, marks.range, pick)
  const strip = overviewStrip(overview, stage, { pick, reveal: scroll.reveal })
  const redraw = onceAFrame(() => {
    readSelection(view)
    strip.follow()
    if (marks.follow()) paintOver()
    frame.draw()
    margin.draw(false)
    pending.place()
  })
  const unwatch = watchPointer(view, { click, press: pending.pressed, release, hover })

  // Highlights are lost where the DOM of the text changed.
  function paintOver(): void {
    pending.paint()
    paintHits()
  }

  function showMoving(annotation: Annotation | null): void {
    moving = annotation
    painted = paintedMarks(text, index, moving)
    marks.renew()
    paintOver()
    margin.draw(true)
  }

  /** Selects a mark that was clicked beside the text, with the caret at its beginning. */
  function pick(id: string): void {
    const annotation = props.annotations.get(id as AnnotationId)
    const first = annotation?.selectors[0]
    if (annotation === undefined || first === undefined) return
    props.onSelect(annotation.id)
    select({ anchor: first.start, head: first.start })
    scroll.reveal(first)
    view.focus()
  }

  function ends(): TextSelectionEnds {
    const { anchor, head } = view.state.selection
    return { anchor: map.toOffset(anchor), head: map.toOffset(head) }
  }

  function dispatch(transaction: Transaction): void {
    const before = view.state.selection
    view.updateState(view.state.apply(transaction))
    if (view.state.selection.eq(before)) return
    pending.changed()
    speaker.caretMoved()
    props.onSelection(ends())
  }

  function keyDown(event: KeyboardEvent): boolean {
    if (event.isComposing || event.keyCode === 229) return false
    const handled = (event.key === 'Escape' && pending.dismiss()) || props.onKey(event) || goToEdge(event)
    if (handled) {
      event.preventDefault()
      event.stopPropagation()
    }
    return handled
  }

  // Subtle: left to the browser, these keys stop where the sections begin that it has not laid out.
  function goToEdge(event: KeyboardEvent): boolean {
    const edge = edgeKey(event)
    if (edge === null) return false
    const head = edge === 'start' ? 0 : text.length
    select({ anchor: event.shiftKey ? ends().anchor : head, head })
    scroll.reveal({ start: head, end: head })
    return true
  }

  // Subtle: ProseMirror would select the display block, which is a piece of a long paragraph.
  function selectBlock(offset: number): boolean {
    const block = props.article.blocks.find(({ start, end }) => start <= offset && offset <= end)
    if (block !== undefined) select({ anchor: block.start, head: block.end })
    return block !== undefined
  }

  function copy(event: ClipboardEvent): boolean {
    const { from, to } = view.state.selection
    event.preventDefault()
    if (from !== to) event.clipboardData?.setData('text/plain', text.slice(map.toOffset(from), map.toOffset(to)))
    return true
  }

  function click(ids: readonly string[], again: boolean): void {
    const found = ids.flatMap((id) => props.annotations.get(id as AnnotationId)?.id ?? [])
    const current = props.selected === null ? -1 : found.indexOf(props.selected)
    props.onSelect(found[again && current !== -1 ? (current + 1) % found.length : 0] ?? null)
  }

  function release(event: MouseEvent, dragged: boolean): void {
    // Subtle: a click within what is selected has it collapse only after the button was released.
    props.soon(() => {
      if (view.isDestroyed) return
      readSelection(view)
      pending.released(!event.altKey)
      const adds = dragged && (event.ctrlKey || event.metaKey) && props.selected !== null
      if (adds) addPart(true)
      else if (props.kept !== null) tag(props.kept, true, dragged ? 1 : event.detail)
    })
  }

  function hover(id: string | null): void {
    const parts = id === null ? [] : (props.annotations.get(id as AnnotationId)?.selectors ?? [])
    paintHighlight('reader-hover', parts.map(layout.domRange))
  }

  function addPart(whole: boolean): void {
    const range = pending.range(whole)
    if (range === null) return
    pending.dismiss()
    props.onAddPart(range)
    const { head } = ends()
    select({ anchor: head, head })
  }

  function tag(code: string, whole: boolean, clicks = 1): void {
    const range = pending.range(whole)
    if (range === null) return
    pending.dismiss()
    props.onTag(code, [range], clicks)
  }

  function select({ anchor, head }: TextSelectionEnds): void {
    const selection = TextSelection.create(view.state.doc, map.toPosition(anchor), map.toPosition(head))
    if (!selection.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(selection))
  }

  function update(next: ReaderProps): void {
    // Subtle: where the DOM of the text changes, ProseMirror sets the selection that it knows of.
    readSelection(view)
    const before = props
    props = next
    index = positionsOf(next.annotations)
    painted = paintedMarks(text, index, moving)
    if (next.annotations !== before.annotations || next.codebook !== before.codebook) {
      marks.renew()
      paintOver()
      strip.renew()
      margin.draw(true)
    } else if (next.hits !== before.hits) {
      paintHits()
      strip.renew()
    }
    if (
      next.annotations !== before.annotations ||
      next.selected !== before.selected ||
      next.related !== before.related
    ) {
      frame.draw()
      margin.draw(true)
    }
    if (next.article.language !== before.article.language) view.setProps({})
  }

  function scrolled(): void {
    redraw.ask()
    scroll.scrolled()
  }

  root.addEventListener('scroll', scrolled, { passive: true })
  document.fonts.addEventListener('loadingdone', redraw.ask)
  window.addEventListener('resize', redraw.ask)
  const resizes = new ResizeObserver(redraw.ask)
  resizes.observe(root)
  resizes.observe(view.dom)
  if (props.start.selection !== null) select(props.start.selection)
  scroll.toPlace(props.start.place)
  paintHits()
  // The layout is looked at when it is made for the first frame, not before.
  redraw.ask()

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
    untagged: (direction) => nextUntagged(map.blocks, painted, ends().head, direction),
    destroy: () => {
      root.removeEventListener('scroll', scrolled)
      document.fonts.removeEventListener('loadingdone', redraw.ask)
      window.removeEventListener('resize', redraw.ask)
      resizes.disconnect()
      redraw.cancel()
      unwatch()
      margin.destroy()
      strip.destroy()
      pending.destroy()
      speaker.destroy()
      scroll.destroy()
      clearHighlights()
      view.destroy()
    },
  }
}

/** The edge of the text that a key goes to: Ctrl+Home and Ctrl+End, Cmd+↑ and Cmd+↓ on a Mac. */
function edgeKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 'start' | 'end' | null {
  if (altKey) return null
  if ((ctrlKey && key === 'Home') || (metaKey && key === 'ArrowUp')) return 'start'
  return (ctrlKey && key === 'End') || (metaKey && key === 'ArrowDown') ? 'end' : null
}
