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
