import { mayCloseQuotation, mayOpenQuotation } from '../article/quotation-marks'
import { quotationsIn } from '../article/quotations'
import type { Annotation } from './annotation'
import type { Form } from './attribution'

/** Whether a range of the text, taken with the character on each side of it, lies in quotation marks. */
function isQuoted(text: string, start: number, end: number): boolean {
  const opens = [start - 1, start].some((at) => mayOpenQuotation(text[at]))
  return opens && [end - 1, end, end + 1].some((at) => mayCloseQuotation(text[at]))
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
  return quoted > 0 || parts.some((part) => quotationsIn(part.exact).length > 0) ? 'mixed' : 'indirect'
}
