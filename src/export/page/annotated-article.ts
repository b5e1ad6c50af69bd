import type { AnnotatedBlock, PlacedMark } from '../../report/annotated-text'
import type { ReportArticle } from '../../report/report'
import { LONG, type Part, piecesOf } from './pieces'
import { type Html, html, verbatim } from './template'
import { isolated, placeAnchor } from './wording'

/** The text of an article with its marks, each a link to its entry; a number follows where a mark ends. */
export function annotatedArticle({ article, title, anchor, blocks }: ReportArticle, isTitled: boolean): Html {
  const language = article.language === '' ? null : html` lang="${article.language}"`
  return html`<div class="annotated" id="${anchor}">
${isTitled && html`<h3>${isolated(title)}</h3>`}
<div class="body"${language}>
${blocks.map(annotatedBlock)}
</div>
</div>
`
}

function annotatedBlock({ kind, segments }: AnnotatedBlock): Html {
  const isLong = segments.reduce((sum, { text }) => sum + text.length, 0) > LONG
  const content = isLong
    ? piecesOf(segments).map((piece) => html`<span class="piece">${piece.map(segmentText)}</span>`)
    : segments.map(segmentText)
  if (kind === 'quotation') return html`<blockquote dir="auto">${content}</blockquote>\n`
  return html`<p class="${kind}" dir="auto">${content}</p>\n`
}

// The text links to the innermost mark, for the pointer; the numbers behind it to every mark, for the keyboard, too.
function segmentText({ text, marks, ends }: Part): Html {
  const [innermost] = marks
  const link =
    innermost === undefined
      ? verbatim(text)
      : html`<a class="marked" href="#${innermost.ref.anchor}" tabindex="-1">${verbatim(text)}</a>`
  const lined = marks.reduce(
    (inner, { codeNumber }) => html`<span class="line code-${codeNumber}">${inner}</span>`,
    link,
  )
  return html`${lined}${ends.map(markNumber)}`
}

function markNumber({ ref, part }: PlacedMark): Html {
  const id = part === 0 ? html` id="${placeAnchor(ref)}"` : null
  return html`<sup><a class="number" dir="ltr"${id} href="#${ref.anchor}">${ref.label}</a></sup>`
}
