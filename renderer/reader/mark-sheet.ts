import type { Code, Codebook } from '../../src/codebook/codebook'
import type { HighlightName } from './highlights'
import type { MarkLook } from './mark-look'

const known = new Set<string>()

/**
 * Adds the rules of a look to the document when it is first seen. Each rule is whole, with no variable of its own
 * element: so the browser computes a style once for each look, and not once for each mark. And each look has a style
 * sheet of its own: where one changes, the styles of all that it speaks of are computed anew.
 */
export function teachLook({ name, rules }: MarkLook): void {
  if (known.has(name)) return
  known.add(name)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules().join('\n'))
  document.adoptedStyleSheets.push(sheet)
}

let highlights: { readonly of: Codebook['codes']; readonly sheet: CSSStyleSheet } | null = null

/** The highlight that a mark of a code is painted as until the text shows it. */
export function taggedName({ line, hue }: Pick<Code, 'line' | 'hue'>): HighlightName {
  return `reader-tagged-${line}-${hue}`
}

/** Knows how marks of each of these codes are painted as highlights, before one is. */
export function teachHighlights({ codes }: Codebook): void {
  if (highlights?.of === codes) return
  const sheet = highlights?.sheet ?? new CSSStyleSheet()
  if (highlights === null) document.adoptedStyleSheets.push(sheet)
  sheet.replaceSync([...new Map(codes.map((code) => [taggedName(code), code]))].map(highlightRules).join('\n'))
  highlights = { of: codes, sheet }
}

function highlightRules([name, { line, hue }]: readonly [HighlightName, Code]): string {
  const rule = (declarations: string) => `.reader ::highlight(${name}) { ${declarations} }`
  const [own, forced] =
    line === 'tint'
      ? [`background-color: oklch(var(--tint-1) ${hue})`, 'background-color: Mark; color: MarkText']
      : [`text-decoration: underline ${line} 2px oklch(var(--line) ${hue})`, 'text-decoration-color: CanvasText']
  return `${rule(own)} @media (forced-colors: active) { ${rule(forced)} }`
}
