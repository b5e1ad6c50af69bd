import type { ReaderActions, ReaderContent } from '../../../renderer/reader/reader-props'
import { type ReaderView, readerView } from '../../../renderer/reader/reader-view'
import type { Annotation } from '../../../src/annotation/annotation'
import { ownLayer } from '../../../src/annotation/layer'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import type { ArticleId } from '../../../src/ids'

const nothing = () => undefined

export const marksOf = (...annotations: readonly Annotation[]) => ({
  annotations: new Map(annotations.map((each) => [each.id, each])),
  attributions: new Map(),
})

export const emptyContent: ReaderContent = {
  language: 'en',
  layers: [ownLayer(marksOf())],
  codebook: claimsAndSources,
  codeKeys: new Map(),
  selected: null,
  related: new Map(),
  hits: [],
  kept: null,
}

/** A reader in the page, and the names of the highlights that are painted in it. */
export function mountReader(
  text: string,
  content: Partial<ReaderContent>,
  actions: Partial<ReaderActions> = {},
): ReaderView & {
  readonly dom: HTMLElement
  readonly layer: HTMLElement
  readonly painted: ReadonlyMap<string, Highlight>
} {
  const painted = new Map<string, Highlight>()
  class FakeHighlight extends Set<AbstractRange> {
    constructor(...ranges: readonly AbstractRange[]) {
      super(ranges)
    }
  }
  // What this DOM does not have. What the reader does when the window is idle is not done.
  class FakeStaticRange {
    constructor(ends: StaticRangeInit) {
      Object.assign(this, ends)
    }
  }
  Object.assign(globalThis, {
    CSS: { highlights: painted },
    Highlight: FakeHighlight,
    StaticRange: FakeStaticRange,
    requestIdleCallback: () => 0,
    cancelIdleCallback: nothing,
  })
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  Object.defineProperty(document, 'adoptedStyleSheets', { value: [], configurable: true })
  const element = () => document.createElement('div')
  const made = { root: element(), page: element(), layer: element(), region: element(), overview: element() }
  made.root.append(made.page, made.layer)
  document.body.replaceChildren(made.root, made.region, made.overview)
  const view = readerView(
    made,
    {
      article: {
        id: 'article' as ArticleId,
        revision: 1,
        text,
        blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      },
      start: { place: 0, selection: null },
      content: { ...emptyContent, ...content },
      onSelect: nothing,
      onSelection: nothing,
      onPlace: nothing,
      onTag: nothing,
      onAddPart: nothing,
      onMoveEnd: nothing,
      soon: (work) => work(),
      onKey: () => false,
      ...actions,
    },
    nothing,
  )
  return { ...view, dom: made.page, layer: made.layer, painted }
}
