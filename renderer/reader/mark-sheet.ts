import type { MarkLook } from './mark-look'

const known = new Set<string>()
let sheet: CSSStyleSheet | null = null

/**
 * Adds the rules of a look to the document when it is first seen. Each rule is whole, with no variable of its own
 * element: so the browser computes a style once for each look, and not once for each mark.
 */
export function teachLook({ name, rules }: MarkLook): void {
  if (known.has(name)) return
  known.add(name)
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  for (const rule of rules) sheet.insertRule(rule, sheet.cssRules.length)
}
