import { amount } from '../amounts'
import { dateBothWays, readableDuration, readableInstant } from '../dates'
import { webAddress } from '../evidence'
import type { Method } from '../method'
import type { Report, ReportArticle } from '../report'
import { type Html, html } from './template'
import { isolated, prose, time } from './wording'

/** Where each article comes from, and the digests by which it is known again. */
export function provenance({ articles }: Report): Html {
  return html`<section id="provenance" aria-labelledby="provenance-title"><h2 id="provenance-title">Provenance</h2>
${articles.map(articleTable)}</section>
`
}

function articleTable({ article, title, anchor }: ReportArticle): Html {
  const { original } = article
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Publisher', article.publisher],
    ['Author', article.author],
    ['Published', dateBothWays(article.publishedOn)],
    ['Retrieved', dateBothWays(article.retrievedOn)],
    ['Address', article.address === '' ? '' : address(article.address)],
    ['Language', article.language],
    ['Imported', `${readableInstant(article.importedAt)} (${article.importedAt})`],
    ['File', `${original.name}, ${amount(original.byteLength)} bytes, read as ${article.encoding}`],
    ['SHA-256 of the file', html`<span class="hash">${original.sha256}</span>`],
    ['SHA-256 of the text', html`<span class="hash">${article.textSha256}</span>`],
    ['Text', `${amount(article.words)} words, revision ${amount(article.revision)}`],
    ['Note', article.note],
  ]
  return html`<h3 id="${anchor}-provenance">${isolated(title)}</h3>
<table class="provenance" aria-labelledby="${anchor}-provenance"><tbody>${rows
    .filter(([, value]) => value !== '')
    .map(
      ([label, value]) =>
        html`<tr><th scope="row">${label}</th><td>${typeof value === 'string' ? isolated(value) : value}</td></tr>`,
    )}</tbody></table>
`
}

function address(text: string): Html {
  const href = webAddress(text)
  if (href === null) return isolated(text)
  return html`<a class="address" href="${href}" rel="noreferrer noopener"><bdi>${text}</bdi></a>`
}

/** The question of a session, its notes and its times. */
export function sessionSection({ session, articles }: Report): Html | null {
  if (session === null) return null
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Question', session.question],
    ['Started', time(session.startedAt)],
    ['Ended', session.endedAt === null ? `not yet; ${session.state}` : time(session.endedAt)],
    ['Time at work', readableDuration(session.activeMs)],
  ]
  return html`<section id="session" aria-labelledby="session-title"><h2 id="session-title">Session</h2>
<table class="provenance"><tbody>${rows
    .filter(([, value]) => value !== '')
    .map(
      ([label, value]) =>
        html`<tr><th scope="row">${label}</th><td>${typeof value === 'string' ? isolated(value) : value}</td></tr>`,
    )}
<tr><th scope="row">Articles</th><td><ol>${articles.map(
    ({ title, anchor }) => html`<li><a href="#${anchor}">${isolated(title)}</a></li>`,
  )}</ol></td></tr></tbody></table>
${session.notes.trim() !== '' && html`<h3>Notes</h3>${prose(session.notes, 'text')}`}
</section>
`
}

/** How the report was made and how it can be checked. */
export function methodSection(method: Method): Html {
  return html`<section id="method" aria-labelledby="method-title"><h2 id="method-title">Method</h2>
<ul class="points">${method.points.map((point) => html`<li>${point}</li>`)}</ul>
<div class="scales">
${list(
  'Codes',
  method.codes.map(({ name, role }) => `${name}: ${role}`),
)}
${list('Reliability of a source (Admiralty code)', method.reliabilities)}
${list('Credibility of a claim (Admiralty code)', method.credibilities)}
</div>
</section>
`
}

function list(title: string, items: readonly string[]): Html {
  return html`<div><h3>${title}</h3><ul>${items.map((item) => html`<li>${isolated(item)}</li>`)}</ul></div>`
}
