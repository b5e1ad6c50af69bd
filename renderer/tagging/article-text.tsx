import { useCallback, useEffect, useMemo } from 'react'
import type { Attribution } from '../../src/annotation/attribution'
import { attributionsOf } from '../../src/annotation/ties'
import { wholeCodebook } from '../../src/codebook/codebooks'
import { moveEnd } from '../../src/gesture/ends'
import type { AnnotationId } from '../../src/ids'
import { type Part, Reader, type ReaderHandle } from '../reader/reader'
import { searchText } from '../search/hits'
import { onTextKey } from '../window/keyboard'
import { useMarks, useView, useWindow } from '../window/use-window'
import type { OpenText } from '../window/view-state'
import { clickTagging } from './click-tagging'
import { useCodeKeys } from './code-keys'
import { addRange } from './marking'

const unrelated: ReadonlyMap<AnnotationId, Part> = new Map()

/** The reader with the article on screen. */
export function ArticleText({ open }: { readonly open: OpenText }) {
  const window = useWindow()
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const keys = useCodeKeys()
  const selected = useView((view) => view.selected)
  const kept = useView((view) => view.kept)
  const current = useView((view) => view.current)
  const attach = useCallback((handle: ReaderHandle | null) => window.attachReader(handle), [window])
  const language = useView((view) => view.state.library.articles.get(open.article)?.language ?? '')
  const article = useMemo(
    () => ({ id: open.article, revision: open.revision, text: open.text, blocks: open.blocks, language }),
    [open, language],
  )
  const query = useView((view) => view.filter.query)
  const hits = useView((view) => view.hits.ranges)
  useEffect(() => searchText(window, open.text, query), [window, open.text, query])
  const onTag = useMemo(() => clickTagging(window), [window])
  const { attributions } = marks
  const related = useMemo(() => {
    const now = current && attributions.get(current.attribution)
    const shown = current ? (now ? [now] : []) : selected === null ? [] : attributionsOf(attributions, selected)
    return shown.length === 0 ? unrelated : new Map(shown.flatMap(partsOf))
  }, [attributions, current, selected])
  return (
    <div className="text-host" data-pane="text">
      <Reader
        ref={attach}
        article={article}
        annotations={marks.annotations}
        codebook={codebook}
        codeKeys={keys}
        selected={selected}
        kept={kept}
        related={related}
        hits={hits}
        start={open.start}
        onSelect={(annotation) => window.select(annotation)}
        onSelection={(selection) => {
          window.remember({ selection })
          if (selection.head !== window.view().caret) window.set({ caret: selection.head })
        }}
        onPlace={(place) => window.remember({ place })}
        onTag={onTag}
        onAddPart={(range) => addRange(window, range)}
        onMoveEnd={(annotation, part, end, offset) =>
          window.change((desk) => moveEnd(desk, annotation, part, end, offset))
        }
        soon={(work) => window.inputs.soon(work)}
        onKey={(event) => onTextKey(window, event)}
      />
    </div>
  )
}

function partsOf(attribution: Attribution): readonly (readonly [AnnotationId, Part])[] {
  return [
    ...attribution.sources.map((id) => [id, 'source'] as const),
    ...attribution.cues.map((id) => [id, 'cue'] as const),
    ...attribution.contents.map((id) => [id, 'claim'] as const),
    ...attribution.relayedBy.flatMap((relay) =>
      relay.kind === 'source' ? [[relay.annotation, 'relay'] as const] : [],
    ),
  ]
}
