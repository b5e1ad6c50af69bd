import { Plugin, PluginKey } from 'prosemirror-state'
import { Mapping, type StepMap } from 'prosemirror-transform'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { Annotation } from '../../src/annotation/annotation'
import { positionsOf } from '../../src/annotation/position-index'
import type { CorrectedText } from '../../src/editor/correction-document'
import { marksNear } from '../../src/editor/correction-marks'
import type { AnnotationId } from '../../src/ids'
import { onceAFrame } from '../reader/deferred'
import { firstBelow } from '../reader/text-layout'

// In heights of the window: how far beyond it lines are drawn, and how near their end may come until they are renewed.
const REACH = 1.5
const RESERVE = 0.5

const key = new PluginKey<DecorationSet>('marks')

/** The lines under the marks that are drawn, which go along with their words. */
export const markedLines = new Plugin<DecorationSet>({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (transaction, set) =>
      (transaction.getMeta(key) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc),
  },
  props: { decorations: (state) => key.getState(state) },
})

interface Marked {
  /** The text before its correction. */
  readonly old: CorrectedText
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>
  /** Those of all steps so far. */
  readonly maps: readonly StepMap[]
}

/** Draws a line under each mark that is in view or near it, until the answer is called. */
export function followMarks(root: HTMLElement, view: EditorView, { old, annotations, maps }: Marked): () => void {
  let first = 0
  let last = -1
  const redraw = onceAFrame(follow)

  function sectionsWithin(screens: number): readonly [first: number, last: number] {
    const { top, bottom, height } = root.getBoundingClientRect()
    return [sectionBelow(top - height * screens), sectionBelow(bottom + height * screens)]
  }

  function sectionBelow(y: number): number {
    const sections = view.dom.children
    return Math.max(Math.min(firstBelow(sections, y), sections.length - 1), 0)
  }

  function follow(): void {
    if (view.isDestroyed || view.composing) return
    const [needFirst, needLast] = sectionsWithin(RESERVE)
    if (first <= needFirst && needLast <= last) return
    ;[first, last] = sectionsWithin(REACH)
    const { doc } = view.state
    let start = 0
    for (let i = 0; i < first; i++) start += doc.maybeChild(i)?.nodeSize ?? 0
    let end = start
    for (let i = first; i <= last; i++) end += doc.maybeChild(i)?.nodeSize ?? 0
    const on = new Mapping(maps)
    const marks = marksNear(positionsOf(annotations), old, { on, back: on.invert() }, { start, end })
    const lines = marks.map((mark) => Decoration.inline(mark.start, mark.end, { class: 'marked' }))
    view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(doc, lines)))
  }

  root.addEventListener('scroll', redraw.ask, { passive: true })
  const resizes = new ResizeObserver(redraw.ask)
  resizes.observe(root)
  resizes.observe(view.dom)
  follow()
  return () => {
    root.removeEventListener('scroll', redraw.ask)
    resizes.disconnect()
    redraw.cancel()
  }
}
