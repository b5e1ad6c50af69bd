import type { Block } from './block'

const LONGEST = 120

// How much of a first block is looked at, in UTF-16 code units: it may be the whole text.
const STRETCH = 10_000

/**
 * The title of an article that states none: its first headline, or else the first line of its first block.
 * It is one line of at most 120 UTF-16 code units; a longer one is cut at a word end and closed with "…".
 */
export function titleOf(text: string, blocks: readonly Block[]): string {
  const headline = blocks.find((block) => block.kind === 'headline')
  const block = headline ?? blocks[0]
  if (block === undefined) return ''
  const whole = text.slice(block.start, Math.min(block.end, block.start + STRETCH))
  const line = headline === undefined ? (whole.split('\n', 1)[0] ?? '') : whole
  return shorten(line.replace(/\s+/g, ' ').trim())
}

function shorten(line: string): string {
  if (line.length <= LONGEST) return line
  // One unit is kept for the "…", and one more is looked at: a space there means that the last word is complete.
  const window = line.slice(0, LONGEST)
  const lastSpace = window.lastIndexOf(' ')
  const cut = lastSpace > 0 ? window.slice(0, lastSpace) : window.slice(0, LONGEST - 1)
  // A word that fills the line is cut anywhere but inside a surrogate pair; before "…" a comma or dash looks torn.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:–—-]+$/u, '')}…`
}
