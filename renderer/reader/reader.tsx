import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { isEditable, markAt } from '../../src/annotation/layer'
import { Palette } from './palette'
import './marks.css'
import './reader.css'
import type { ReaderContent, ReaderHandle, ReaderProps } from './reader-props'
import { type ReaderView, readerView, type ShownPalette } from './reader-view'

export type { Part, ReaderContent, ReaderHandle } from './reader-props'

/** Shows an article with its marks, and says what a person does in it. It changes nothing itself. */
export function Reader(props: ReaderProps & { readonly ref?: Ref<ReaderHandle> }) {
  return <ArticleReader key={`${props.article.id} ${props.article.revision}`} {...props} />
}

// Lives as long as one revision of one article is shown. Of its props, all are those of the beginning: marks, scrolling
// and the caret's travels render nothing here.
function ArticleReader({ ref, ...props }: ReaderProps & { readonly ref?: Ref<ReaderHandle> }) {
  const root = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const region = useRef<HTMLDivElement>(null)
  const overview = useRef<HTMLDivElement>(null)
  const view = useRef<ReaderView>(null)
  const latest = useRef(props)
  const [palette, setPalette] = useState<ShownPalette | null>(null)

  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    if (root.current === null || page.current === null || layer.current === null) return
    if (region.current === null || overview.current === null) return
    const elements = {
      root: root.current,
      page: page.current,
      layer: layer.current,
      region: region.current,
      overview: overview.current,
    }
    const mounted = readerView(elements, latest.current, setPalette)
    view.current = mounted
    return () => {
      view.current = null
      mounted.destroy()
    }
  }, [])

  useImperativeHandle(
    ref,
    () => ({
      show: (content) => view.current?.show(content),
      settle: () => view.current?.settle(),
      focus: () => view.current?.focus(),
      pending: (snap) => view.current?.pending(snap) ?? null,
      reveal: (range) => view.current?.reveal(range),
      select: (selection) => view.current?.select(selection),
      caret: () => view.current?.caret() ?? 0,
      place: () => view.current?.place() ?? 0,
      untagged: (direction) => view.current?.untagged(direction) ?? null,
    }),
    [],
  )

  return (
    <div className="reader-frame">
      <div ref={root} className="reader">
        <div className="reader-page">
          <div ref={page} className="reader-text" />
          <div ref={layer} className="reader-layer" aria-hidden="true" />
        </div>
        <div ref={region} className="reader-speech" aria-live="polite" />
        {palette !== null && (
          <Palette
            anchor={palette.anchor}
            codebook={palette.content.codebook}
            codeKeys={palette.content.codeKeys}
            canAdd={isOwnSelected(palette.content)}
            onTag={(code, whole) => view.current?.tag(code, whole)}
            onAdd={(whole) => view.current?.addPart(whole)}
          />
        )}
      </div>
      {/* What it shows is in the list and the inspector, too, and `N`, `P` and `B` go there. */}
      <div ref={overview} className="overview" aria-hidden="true" />
    </div>
  )
}

function isOwnSelected({ layers, selected }: ReaderContent): boolean {
  const mark = markAt(layers, selected)
  return mark !== undefined && isEditable(mark.layer)
}
