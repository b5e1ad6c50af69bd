import type { Report } from '../report/report'
import { amount, counted, plural } from '../wording/amounts'
import { readableInstant } from '../wording/dates'
import { annotatedArticle } from './page/annotated-article'
import { claimEntry } from './page/claim-entry'
import { cueTable } from './page/cue-table'
import { methodSection, provenance, sessionSection } from './page/provenance'
import { mentionItem, sourceEntry } from './page/source-entry'
import { styles } from './page/styles'
import { summary } from './page/summary'
import { type Html, html, styleElement } from './page/template'
import { isolated, numberLink, time } from './page/wording'

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; base-uri 'none'; form-action 'none'"

/**
 * The report as one HTML page that needs nothing else: no script, no picture, no font, no address is loaded. It can be
 * read in light and dark and printed. Each part of each mention is a `mark` with `data-annotation`, `data-article`,
 * `data-start` and `data-end` (UTF-16 offsets into the canonical text), whose text content is the quotation.
 */
export function renderHtml(report: Report): string {
  const sections = sectionsOf(report)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Sourcemark ${report.version}">
<title>${report.title} – source report</title>
${styleElement(styles(report.codebook))}
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="sheet">
${masthead(report)}
<div class="columns">
<nav class="contents" aria-labelledby="contents-title"><h2 id="contents-title">Contents</h2>
<ol>${sections.map(
    ({ id, title, count }) =>
      html`<li><a href="#${id}">${title}</a>${count !== undefined && html` <span class="quiet">${amount(count)}</span>`}</li>`,
  )}</ol></nav>
<main id="main">
${sections.map(({ content }) => content)}</main>
</div>
<footer><p>Made by ${isolated(report.author.trim() || 'somebody without a name')} on ${time(report.madeAt)} (${report.madeAt}) with Sourcemark ${report.version}.</p></footer>
</div>
</body>
</html>
`
  return page.markup
}

interface Section {
  readonly id: string
  readonly title: string
  readonly count?: number
  readonly content: Html
}

function sectionsOf(report: Report): readonly Section[] {
  const { claims, sources, cues, others, openEnds, articles, session } = report
  const about = sessionSection(report)
  const all: readonly (Section | null)[] = [
    session === null || about === null ? null : { id: 'session', title: 'Session', content: about },
    { id: 'summary', title: 'Summary', content: summary(report) },
    listing('claims', 'Claims', claims.map(claimEntry), 'No claim has been marked.'),
    listing('sources', 'Sources', sources.map(sourceEntry), 'No source has been marked.'),
    listing(
      'open-ends',
      'Open ends',
      openEndItems(report),
      'There are none: every mark has its counterpart.',
      openEnds.length,
    ),
    { id: 'text', title: articles.length > 1 ? 'Annotated articles' : 'Annotated article', content: annotated(report) },
    cues.length === 0 ? null : listing('cues', 'Cues', [cueTable(cues)], '', cues.length),
    others.length === 0 ? null : listing('others', 'Other marks', [otherMarks(report)], '', others.length),
    { id: 'provenance', title: 'Provenance', content: provenance(report) },
    { id: 'method', title: 'Method', content: methodSection(report.method) },
  ]
  return all.filter((section) => section !== null)
}

function listing(id: string, title: string, entries: readonly Html[], none: string, count = entries.length): Section {
  const content = html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} <span class="quiet">${amount(count)}</span></h2>
${entries.length > 0 ? entries : html`<p>${none}</p>`}
</section>
`
  return { id, title, count, content }
}

function otherMarks({ others }: Report): Html {
  return html`<ol class="marks">${others.map((each) => mentionItem(each, true))}</ol>`
}

function openEndItems({ openEnds }: Report): readonly Html[] {
  if (openEnds.length === 0) return []
  return [
    html`<ul class="open-ends">${openEnds.map(
      ({ mention, lack }) => html`<li>${numberLink(mention)} “${isolated(mention.quotation)}” ${lack}.</li>
`,
    )}</ul>`,
  ]
}

function annotated(report: Report): Html {
  const title = report.articles.length > 1 ? 'Annotated articles' : 'Annotated article'
  return html`<section id="text" aria-labelledby="text-title"><h2 id="text-title">${title}</h2>
<p class="lead">A number stands where a mark ends and leads to its entry.</p>
${report.articles.map((each) => annotatedArticle(each, report.articles.length > 1))}</section>
`
}

function masthead({ title, session, articles, figures, madeAt, openEnds }: Report): Html {
  const article = session === null ? articles[0]?.article : undefined
  const deck = [
    article?.publisher ? isolated(article.publisher) : null,
    article?.author ? isolated(article.author) : null,
    article?.publishedOn ? time(article.publishedOn) : null,
    session === null ? null : counted(articles.length, 'article'),
    counted(figures.words, 'word'),
    html`report of ${readableInstant(madeAt)}`,
  ].filter((each) => each !== null)
  const keys: readonly (readonly [string, number])[] = [
    [plural(figures.claims, 'claim'), figures.claims],
    [plural(figures.sources, 'source'), figures.sources],
    ['claims with no source', figures.bySources.find(({ key }) => key === 'none')?.count ?? 0],
    ['claims with one source', figures.bySources.find(({ key }) => key === 'one')?.count ?? 0],
    ['claims with an unnamed source', figures.byWeakness.find(({ key }) => key === 'unnamed')?.count ?? 0],
    [plural(openEnds.length, 'open end'), openEnds.length],
  ]
  return html`<header class="masthead">
<p class="kicker">Source report · ${session === null ? 'article' : 'session'}</p>
<h1>${isolated(title)}</h1>
<p class="deck">${deck.map((each) => html`<span>${each}</span>`)}</p>
<dl class="key">${keys.map(([label, count]) => html`<div><dt>${label}</dt><dd>${amount(count)}</dd></div>`)}</dl>
</header>
`
}
