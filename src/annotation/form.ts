import type { Annotation } from './annotation'
import type { Form } from './attribution'

const opening = /["“„«‘]/
const closing = /["”“»’]/

/** Whether a range of the text, taken with the character on each side of it, lies in quotation marks. */
function isQuoted(text: string, start: number, end: number): boolean {
  const before = opening.test(text[start] ?? '') || opening.test(text[start - 1] ?? '')
  const after = closing.test(text[end - 1] ?? '') || closing.test(text[end] ?? '') || closing.test(text[end + 1] ?? '')
  return before && after
}

/**
 * The form that the quotation marks of the text propose: direct when each part of each content is quoted, mixed when
 * some part or some words within a part are, indirect otherwise; empty without contents.
 */
export function proposeForm(text: string, contents: readonly Annotation[]): Form {
  const parts = contents.flatMap((content) => (content.orphan === null ? content.selectors : []))
  if (parts.length === 0) return ''
  const quoted = parts.filter((part) => isQuoted(text, part.start, part.end)).length
  if (quoted === parts.length) return 'direct'
  return quoted > 0 || parts.some((part) => /["“„«][^"”»]+["”»]/.test(part.exact)) ? 'mixed' : 'indirect'
}
