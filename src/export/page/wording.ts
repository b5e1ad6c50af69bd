import type { Ref } from '../../report/numbering'
import { readableDate, readableInstant } from '../../wording/dates'
import { type Html, html } from './template'

/** Text by others: its direction is its own and does not reach beyond it. */
export function isolated(text: string): Html {
  return html`<bdi>${text}</bdi>`
}

/** Text of several lines by others. */
export function prose(text: string, className: string): Html {
  return html`<p class="${className}" dir="auto">${text}</p>`
}

/** A date or an instant, for people and for machines. */
export function time(date: string): Html {
  return html`<time datetime="${date}">${date.includes('T') ? readableInstant(date) : readableDate(date)}</time>`
}

/** A link to an entry or mention by its number. */
export function numberLink({ label, anchor }: Ref): Html {
  return html`<a class="number" href="#${anchor}">${label}</a>`
}

/** The anchor of the place where a mention stands in the annotated article. */
export function placeAnchor({ anchor }: Ref): string {
  return `at-${anchor}`
}
