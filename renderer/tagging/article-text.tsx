import { useCallback, useEffect, useLayoutEffect, useMemo } from 'react'
import { moveEnd } from '../../src/gesture/ends'
import { change } from '../place/desk'
import { selectPlace } from '../place/layers'
import { type OpenText, openText } from '../place/place'
import { attachReader, caretInText } from '../place/selection'
import { Reader, type ReaderHandle } from '../reader/reader'
import { currentFilter } from '../search/filter'
import { searchText } from '../search/hits'
import { useContextMenu } from '../window/context-menu'
import { onTextKey } from '../window/keyboard'
import { useView, useWindow } from '../window/use-window'
import { clickTagging } from './click-tagging'
import { meantInText } from './mark-menu'
import { addRange } from './marking'
import { contentFollower } from './reader-content'

/** The reader with the article on screen. */
export function ArticleText({ open }: { readonly open: OpenText }) {
  const window = useWindow()
  const openMenu = useContextMenu()
  const content = useMemo(() => contentFollower(window), [window])
  const attach = useCallback((handle: ReaderHandle | null) => attachReader(window, handle), [window])
  const query = useView((view) => view.get(currentFilter).query)
  useEffect(() => searchText(window, open.text, query), [window, open.text, query])
  const onTag = useMemo(() => clickTagging(window), [window])
  const article = useMemo(
    () => ({ id: open.article, revision: open.revision, text: open.text, blocks: open.blocks }),
    [open],
  )
  // The window tells the text itself, and not by React, which has more to do for it than there is time in a frame.
  useLayoutEffect(() => {
    const show = () => {
      if (openText(window.view()) === open) window.reader?.show(content())
    }
    show()
    return window.listeners.subscribe(show)
  }, [window, open, content])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the text within has the focus, and the keys
    <div
      className="text-host"
      data-pane="text"
      onContextMenu={(event) => {
        const about = meantInText(window, event.target)
        if (about !== null) openMenu(event, about)
      }}
    >
      <Reader
        ref={attach}
        article={article}
        content={content()}
        start={open.start}
        onSelect={(place) => selectPlace(window, place)}
        onSelection={(selection) => {
          window.remember({ selection })
          if (selection.head !== window.get(caretInText)) window.set(caretInText, selection.head)
        }}
        onPlace={(place) => window.remember({ place })}
        onTag={onTag}
        onAddPart={(range) => addRange(window, range)}
        onMoveEnd={(annotation, part, end, offset) =>
          change(window, (desk) => moveEnd(desk, annotation, part, end, offset))
        }
        soon={(work) => window.inputs.soon(work)}
        onKey={(event) => onTextKey(window, event)}
      />
    </div>
  )
}
