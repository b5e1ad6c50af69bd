// Unicode's marks, embeddings, overrides and isolates (UAX #9, section 2): they move text about without being seen.
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const names: Readonly<Record<string, string>> = {
  '\u061c': 'Arabic letter mark',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'pop directional formatting',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
}

const codeOf = (control: string) => `U+${(control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * The text with every invisible character of direction written out, such as ⟨U+202E⟩: for names, sentences and notes,
 * which must not turn the words around them. Quotations keep theirs, since they must equal the article's text; they
 * are isolated instead, and {@link hiddenControls} is printed beside them.
 */
export function withVisibleControls(text: string): string {
  return text.replace(controls, (control) => `⟨${codeOf(control)}⟩`)
}

/** The characters of direction in a quotation, each kind once: "U+202E right-to-left override". */
export function hiddenControls(text: string): readonly string[] {
  return [...new Set(text.match(controls))].map((control) => `${codeOf(control)} ${names[control] ?? ''}`.trim())
}
