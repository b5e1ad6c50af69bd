import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { Reader } from '../../../../renderer/reader/reader'
import type { Part, ReaderContent, ReaderHandle } from '../../../../renderer/reader/reader-props'
import type { Annotation } from '../../../../src/annotation/annotation'
import { type MarkPlace, MINE, ownLayer } from '../../../../src/annotation/layer'
import { claimsAndSources } from '../../../../src/codebook/claims-and-sources'
import type { AnnotationId, ArticleId, EditId } from '../../../../src/ids'
import { apply } from '../../../../src/record/apply'
import type { Change, Edit } from '../../../../src/record/edit'
import { marksOf } from '../../../../src/record/plain'
import { emptyLibrary, noMarks, type State } from '../../../../src/record/state'
import { annotationOf } from './annotations'
import { type CaseText, idOf, type Mark } from './case-text'
import type { Side } from './side'

const article = idOf(1) as ArticleId
const unrelated: ReadonlyMap<AnnotationId, Part> = new Map()
const noKeys: ReadonlyMap<string, readonly string[]> = new Map()
const noHits: readonly never[] = []
const nothing = () => undefined

/** The app's own reader without the app around it. Edits are applied as the app applies them. */
export function readerAlone(): Side {
  let root: Root | null = null
  let given: CaseText = { text: '', blocks: [], marks: [] }
  let state: State = { library: emptyLibrary, marks: new Map() }
  let shown = { id: article, revision: 1, text: '', blocks: given.blocks }
  let records: readonly Annotation[] = []
  let selected: MarkPlace | null = null
  const start = { place: 0, selection: null }

  let handle: ReaderHandle | null = null
  const attach = (reader: ReaderHandle | null) => {
    handle = reader
  }

  function content(): ReaderContent {
    return {
      language: 'en',
      layers: [ownLayer(state.marks.get(article) ?? noMarks)],
      codebook: claimsAndSources,
      codeKeys: noKeys,
      selected,
      related: unrelated,
      hits: noHits,
      kept: null,
    }
  }

  function render(): void {
    flushSync(() =>
      root?.render(
        <Reader
          article={shown}
          ref={attach}
          content={content()}
          start={start}
          onSelect={nothing}
          onSelection={nothing}
          onPlace={nothing}
          onTag={nothing}
          onAddPart={nothing}
          onMoveEnd={nothing}
          soon={(work) => work()}
          onKey={() => false}
        />,
      ),
    )
  }

  function perform(change: Change): void {
    const edit: Edit = {
      id: idOf(2) as EditId,
      author: 'Ada',
      session: null,
      at: '2026-04-21T10:00:00.000Z',
      act: 'do',
      of: null,
      gesture: 'tag',
      subject: '',
      changes: [change],
    }
    const result = apply(state, edit)
    if (!result.ok) throw new Error('The edit must fit.')
    state = result.value
    handle?.show(content())
  }

  const recordOf = (mark: Mark): Annotation => annotationOf(given.text, mark, article)

  return {
    version: '',
    hovers: true,
    prepare: (text) => {
      given = text
      records = text.marks.map(recordOf)
    },
    open: (scroller, { text, blocks }) => {
      shown = { ...shown, text, blocks }
      state = { ...state, marks: new Map([[article, marksOf({ annotations: records, attributions: [] })]]) }
      scroller.classList.add('holds-reader')
      root = createRoot(scroller)
      render()
    },
    add: (mark) => perform({ table: 'annotation', before: null, after: recordOf(mark) }),
    remove: (mark) => perform({ table: 'annotation', before: recordOf(mark), after: null }),
    select: (mark) => {
      selected = { layer: MINE, annotation: mark.id as AnnotationId }
      handle?.show(content())
    },
    close: () => root?.unmount(),
  }
}
