import type { Range } from './range'

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '‘': '’',
  "'": "'",
  '"': '"',
}
const SPACE_OR_OPENING = /[\s([{—–-]/
const BRITISH_CLOSE = /[.,?!…]/

/**
 * The stretches in quotation marks in a text, the marks included: in order, and of nested ones the outermost. In UTF-16
 * offsets into `text`. A mark without its partner quotes nothing.
 */
export function quotationsIn(text: string): readonly Range[] {
  const found: Range[] = []
  let open: { readonly at: number; readonly mark: string } | undefined
  for (const { 0: mark, index } of text.matchAll(/["“”„«»‹›‘’']/g)) {
    if (open !== undefined && closes(text, index, mark, open.mark)) {
      found.push({ start: open.at, end: index + 1 })
      open = undefined
    } else if (opens(text, index, mark) && (open === undefined || restarts(mark, open.mark))) open = { at: index, mark }
  }
  return found
}

// An opening mark where the same one is open already: the first was never closed, as in a quotation of many paragraphs,
// or was an inch. A single mark is so often an apostrophe that any double one takes precedence over it.
function restarts(mark: string, openMark: string): boolean {
  return mark === openMark || ((openMark === "'" || openMark === '‘') && mark !== "'" && mark !== '‘')
}

function opens(text: string, index: number, mark: string): boolean {
  const next = text.charAt(index + 1)
  const before = text.charAt(index - 1)
  // French has a space within its marks; German ends a quotation with the same mark, right behind a word.
  const isFrench = '«‹'.includes(mark) && (before === '' || SPACE_OR_OPENING.test(before))
  if (next === '' || (/\s/.test(next) && !isFrench)) return false
  if ('“„«‹'.includes(mark)) return true
  if (before !== '' && !SPACE_OR_OPENING.test(before) && !'“„«‹‘"\''.includes(before)) return false
  if (mark === '"') return true
  // Subtle: of single marks only a capital after them tells a quotation from "'90s" and "'em".
  return (mark === '‘' || mark === "'") && /\p{Lu}/u.test(next)
}

function closes(text: string, index: number, mark: string, openMark: string): boolean {
  if (CLOSING[openMark]?.includes(mark) !== true) return false
  const before = text.charAt(index - 1)
  const after = text.charAt(index + 1)
  if (mark === '"') return !/\s/.test(before) && (after === '' || !/[\p{L}\p{N}]/u.test(after))
  if (mark === '’' || mark === "'") return BRITISH_CLOSE.test(before) && (after === '' || !/[\p{L}\p{N}]/u.test(after))
  return true
}
