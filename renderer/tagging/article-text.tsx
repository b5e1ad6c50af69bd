import { useCallback, useEffect, useMemo } from 'react'
import { moveEnd } from '../../src/gesture/ends'
import { Reader, type ReaderHandle } from '../reader/reader'
import { searchText } from '../search/hits'
import { onTextKey } from '../window/keyboard'
import { selectPlace } from '../window/layers'
import { useView, useWindow } from '../window/use-window'
import type { OpenText } from '../window/view-state'
import { clickTagging } from './click-tagging'
import { addRange } from './marking'
import { contentFollower } from './reader-content'

/** The reader with the article on screen. */
export function ArticleText({ open }: { readonly open: OpenText }) {
  const window = useWindow()
  const content = useView(useMemo(() => contentFollower(window), [window]))
  const attach = useCallback((handle: ReaderHandle | null) => window.attachReader(handle), [window])
  const query = useView((view) => view.filter.query)
  useEffect(() => searchText(window, open.text, query), [window, open.text, query])
  const onTag = useMemo(() => clickTagging(window), [window])
  const article = useMemo(
    () => ({ id: open.article, revision: open.revision, text: open.text, blocks: open.blocks }),
    [open],
  )
  return (
    <div className="text-host" data-pane="text">
      <Reader
        ref={attach}
        article={article}
        content={content}
        start={open.start}
        onSelect={(place) => selectPlace(window, place)}
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
