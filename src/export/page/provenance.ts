import { webAddress } from '../../report/evidence'
import type { Method } from '../../report/method'
import { provenanceRows, type Row, sessionRows } from '../../report/provenance'
import type { Report, ReportArticle } from '../../report/report'
import { type Html, html } from './template'
import { isolated, prose } from './wording'

/** Where each article comes from, and the digests by which it is known again. */
export function provenance({ articles }: Report): Html {
  return html`<section id="provenance" aria-labelledby="provenance-title"><h2 id="provenance-title">Provenance</h2>
${articles.map(articleTable)}</section>
`
}

function articleTable(article: ReportArticle): Html {
  const id = `${article.anchor}-provenance`
  return html`<h3 id="${id}">${isolated(article.title)}</h3>
<table class="provenance" aria-labelledby="${id}"><tbody>${provenanceRows(article).map(tableRow)}</tbody></table>
`
}

function tableRow({ label, value, kind }: Row): Html {
  const shown =
    kind === 'digest' ? html`<span class="hash">${value}</span>` : kind === 'address' ? address(value) : isolated(value)
  return html`<tr><th scope="row">${label}</th><td>${shown}</td></tr>
`
}

/** An address as it is written, and as a link if it leads to the web. */
export function address(text: string): Html {
  const href = webAddress(text)
  if (href === null) return isolated(text)
  return html`<a class="address" href="${href}" rel="noreferrer noopener">${isolated(text)}</a>`
}

/** The question of a session, its notes and its times. */
export function sessionSection(report: Report): Html | null {
  const { session, articles } = report
  if (session === null) return null
  const links = articles.map(({ title, anchor }) => html`<li><a href="#${anchor}">${isolated(title)}</a></li>`)
  return html`<section id="session" aria-labelledby="session-title"><h2 id="session-title">Session</h2>
<table class="provenance" aria-labelledby="session-title"><tbody>${sessionRows(report).map(tableRow)}
<tr><th scope="row">Articles</th><td><ol>${links}</ol></td></tr></tbody></table>
${session.notes.trim() !== '' && html`<h3>Notes</h3>${prose(session.notes, 'text')}`}
</section>
`
}

/** How the report was made and how it can be checked. */
export function methodSection(method: Method): Html {
  return html`<section id="method" aria-labelledby="method-title"><h2 id="method-title">Method</h2>
<dl class="points">${method.points.map(({ title, text }) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`)}</dl>
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
