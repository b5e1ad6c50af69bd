import type { Block, BlockKind } from '../article/block'
import { titleOf } from '../article/title'
import type { ReadArticle, Reading } from './format'
import { textReader } from './text-reader'

const LONGEST_HEADLINE = 200

/** Frozen: another text from the same bytes is another version. */
export const plainText1 = textReader({ id: 'plain-text', version: 1 }, readPlainText)

/**
 * The canonical text is the decoded file with every newline (CRLF, CR, LF) as `\n`, its byte order mark gone, and
 * nothing else changed. Each line that is not blank is a block without the white space around it.
 */
export function readPlainText(decoded: string): Pick<Reading, 'text' | 'blocks' | 'title' | 'losses'> {
  const text = canonicalNewlines(decoded)
  const lines = blocksOf(text)
  const [first, second] = lines
  const blocks =
    first !== undefined && isHeadline(text, first, second) ? [as('headline', first), ...lines.slice(1)] : lines
  return { text, blocks, title: titleOf(text, blocks), losses: [] }
}

/** What comes of a file in UTF-8 that holds this text. */
export function readingOf(decoded: string): ReadArticle {
  const reader = { id: 'plain-text', version: 1 }
  return { ...readPlainText(decoded), provenance: {}, encoding: 'utf-8', reader }
}

/** The text with every newline as `\n` and without a byte order mark at its start. */
export function canonicalNewlines(decoded: string): string {
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  for (let lineStart = 0; lineStart < text.length; ) {
    const newline = text.indexOf('\n', lineStart)
    const lineEnd = newline === -1 ? text.length : newline
    const line = text.slice(lineStart, lineEnd)
    const start = lineStart + line.length - line.trimStart().length
    const end = lineStart + line.trimEnd().length
    if (start < end) blocks.push({ kind: 'paragraph', start, end })
    lineStart = lineEnd + 1
  }
  return blocks
}

// A first line is taken for a headline when it is short, something follows it, and it does not end like a sentence
// or a clause. A next line that begins in lower case goes on with it: then the file is wrapped at a column.
function isHeadline(text: string, first: Block, second: Block | undefined): boolean {
  if (second === undefined || first.end - first.start > LONGEST_HEADLINE) return false
  if (/[.,;:…]["'”’»)\]]*$/u.test(text.slice(first.start, first.end))) return false
  const wrapped = text.indexOf('\n', first.end) === text.lastIndexOf('\n', second.start)
  return !(wrapped && /^\p{Ll}/u.test(text.slice(second.start, second.start + 2)))
}

const as = (kind: BlockKind, block: Block): Block => ({ ...block, kind })
