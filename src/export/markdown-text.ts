import { withVisibleControls } from '../report/bidi'

/**
 * Text as one line of CommonMark (0.31) with GitHub's extensions, in which every character stands for itself: no
 * markup, no tags, no links, no table borders. White space is folded and characters of direction are written out, as befits names, notes
 * and sentences; {@link quoted} keeps both.
 */
export function plain(text: string): string {
  return escaped(withVisibleControls(text).replace(/\s+/g, ' ').trim()).replace(/^[-+=:]|^\d+(?=[.)])/, escapedStart)
}

/** Text of several lines by others: each line of its own. */
export function plainLines(text: string): string {
  const lines = text.split('\n').map(plain)
  return lines.filter((line) => line !== '').join('\\\n')
}

/**
 * Text that reads back character by character, as the lines of one paragraph: newlines within it are hard line breaks,
 * at its ends character references; so is white space that a parser would drop.
 */
export function quoted(text: string): readonly string[] {
  // Subtle: one expression for all three parts would overflow the stack on a text of megabytes.
  const [before = ''] = /^\n*/.exec(text) ?? []
  let end = text.length
  while (end > before.length && text.charAt(end - 1) === '\n') end--
  const after = text.slice(end)
  const lines = text
    .slice(before.length, end)
    .split('\n')
    .map((line, index, { length }) => {
      const content = escaped(line)
        .replace(/^[-+=:]|^\d+(?=[.)])/, escapedStart)
        .replace(/^[ \t]+|[ \t]+$/g, references)
      return index < length - 1 ? `${content}\\` : content
    })
  const [first = '', ...rest] = lines
  const all = [references(before) + first, ...rest]
  return [...all.slice(0, -1), (all.at(-1) ?? '') + references(after)]
}

// "@", "://" and "www." would become links of GitHub's making; a carriage return ends a line wherever it stands.
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&|~@#$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\')
    .replaceAll('\r', '&#13;')
    .replaceAll('\0', '\ufffd')
}

/** What would begin a heading, a list or a rule, or a formula once it is pasted into a spreadsheet. */
function escapedStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`
}

function references(space: string): string {
  return space.replace(/[\s\S]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A GFM table; cells are Markdown already. Nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
