import type { Excerpt, Fact, Mention, Part } from '../../report/mention'
import { type Html, html, joined, verbatim } from './template'
import { isolated, placeAnchor, prose } from './wording'

/** The sentences around a mention, its words marked. */
export function quotationBlock(mention: Mention): Html {
  const language = mention.language === '' ? null : html` lang="${mention.language}"`
  const excerpts = mention.excerpts.map((excerpt) => excerptText(excerpt, mention))
  return html`<blockquote class="quotation"${language} dir="auto">${joined(excerpts, html` <span class="gap">[…]</span> `)}</blockquote>`
}

function excerptText({ runs, cutBefore, cutAfter }: Excerpt, mention: Mention): Html {
  return html`${cutBefore && '… '}${runs.map(({ text, part }) => (part === null ? verbatim(text) : partText(part, mention)))}${cutAfter && ' …'}`
}

/** The words of a part: one element that holds them and nothing else, so that they can be read back and compared. */
export function partText({ start, end, quotation }: Part, { id, article, codeNumber }: Mention): Html {
  return html`<mark class="line code-${codeNumber}" dir="auto" data-annotation="${id}" data-article="${article}" data-start="${start}" data-end="${end}">${verbatim(quotation)}</mark>`
}

/** What is recorded of a mention: the given facts, its code's fields, position, hidden characters. */
export function factList(mention: Mention, before: readonly (Fact | FactMarkup)[] = []): Html {
  const facts: readonly (Fact | FactMarkup)[] = [
    ...before,
    ...(mention.isCodeTelling ? [{ label: 'Code', value: mention.code }] : []),
    ...mention.facts,
    { label: 'Position', markup: positionLink(mention) },
    ...mention.hidden.map((value) => ({ label: 'Hidden in it', value })),
  ]
  return html`<dl class="facts">${facts.map(
    (fact) => html`<div><dt>${fact.label}</dt><dd>${'markup' in fact ? fact.markup : isolated(fact.value)}</dd></div>`,
  )}</dl>`
}

/** Where a mention stands, leading there if it is in the text. */
export function positionLink(mention: Mention): Html {
  const { position, articleTitle } = mention
  const where = articleTitle === '' ? null : html` in ${isolated(articleTitle)}`
  if (mention.parts.every((part) => part.position === null)) return html`${position}${where}`
  return html`<a href="#${placeAnchor(mention)}">${position}</a>${where}`
}

/** A fact whose value is markup. */
export interface FactMarkup {
  readonly label: string
  readonly markup: Html
}

export function noteText({ note }: { readonly note: string }): Html | null {
  return note.trim() === ''
    ? null
    : html`<div class="note"><span class="note-label">Note</span>${prose(note, 'text')}</div>`
}
