import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import type { Codebook } from '../../src/codebook/codebook'
import { ariaKeys, describeKey } from '../window/key'
import type { PaletteAnchor } from './reader-props'

// CSS pixels between palette and text, and between palette and the edge of the window.
const GAP = 8

export interface PaletteProps {
  readonly anchor: PaletteAnchor
  readonly codebook: Codebook
  readonly codeKeys: ReadonlyMap<string, readonly string[]>
  readonly canAdd: boolean
  /** `whole` is false when Alt was held. */
  readonly onTag: (code: string, whole: boolean) => void
  readonly onAdd: (whole: boolean) => void
}

/** The codes at the end of a selection. It never takes the focus from the text. */
export function Palette({ anchor, codebook, codeKeys, canAdd, onTag, onAdd }: PaletteProps) {
  const element = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const palette = element.current
    if (palette === null) return
    // In the top layer it is clipped by nothing, and it stays in the landmark of the text.
    if (!palette.matches(':popover-open')) palette.showPopover()
    const { offsetWidth: width, offsetHeight: height } = palette
    const below = anchor.bottom + GAP
    const above = anchor.top - GAP - height
    const fitsBelow = below + height <= window.innerHeight - GAP
    const top = (anchor.side === 'below' && fitsBelow) || above < GAP ? below : above
    const left = Math.min(Math.max(anchor.x - width / 2, GAP), window.innerWidth - width - GAP)
    palette.style.left = `${Math.max(left, GAP)}px`
    palette.style.top = `${Math.min(Math.max(top, GAP), window.innerHeight - height - GAP)}px`
  })

  return (
    <div
      ref={element}
      className="tag-palette"
      popover="manual"
      role="toolbar"
      aria-label="Tag selection"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      {codebook.codes
        .filter((code) => codeKeys.has(code.id))
        .map((code) => (
          <button
            key={code.id}
            type="button"
            tabIndex={-1}
            aria-keyshortcuts={ariaKeys(codeKeys.get(code.id) ?? [])}
            onClick={(event) => onTag(code.id, !event.altKey)}
          >
            <span className={`sample ${code.line}`} style={{ '--hue': code.hue } as CSSProperties} aria-hidden="true">
              Aa
            </span>
            {code.name}
            <span className="key" aria-hidden="true">
              {codeKeys
                .get(code.id)
                ?.map((key) => describeKey(key))
                .join(' ')}
            </span>
          </button>
        ))}
      {canAdd && (
        <button type="button" tabIndex={-1} className="add" onClick={(event) => onAdd(!event.altKey)}>
          <span aria-hidden="true">+</span> Add to selected
        </button>
      )}
    </div>
  )
}
