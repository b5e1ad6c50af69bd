import type { CSSProperties } from 'react'
import type { Code } from '../../src/codebook/codebook'

/** A sample of a code's mark: its tint or its line. */
export function CodeSwatch({ code }: { readonly code: Code }) {
  return (
    <span className={`swatch swatch-${code.line}`} style={{ '--hue': code.hue } as CSSProperties} aria-hidden="true">
      Aa
    </span>
  )
}
