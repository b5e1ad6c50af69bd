import { originNames } from '../../report/claim'
import type { Report } from '../../report/report'
import { counted } from '../../wording/amounts'
import { chart } from './chart'
import { verdictSign } from './claim-entry'
import { type Html, html, joined } from './template'
import { isolated, numberLink } from './wording'

/** The claims at a glance and the figures, as tables with bars. */
export function summary(report: Report): Html {
  const { figures } = report
  const mentions = counted(figures.claimMentions, 'mention')
  const claims = `Of ${counted(figures.claims, 'claim')} in ${mentions}; each is counted once.`
  const sources = `Of ${counted(figures.sources, 'source')} in ${counted(figures.sourceMentions, 'mention')}; each is counted once.`
  return html`<section id="summary" aria-labelledby="summary-title"><h2 id="summary-title">Summary</h2>
${report.claims.length > 0 && glance(report)}
<div class="charts">
${chart({
  id: 'by-verdict',
  title: 'Claims by verdict',
  counts: claims,
  rowTitle: 'Verdict',
  whole: figures.claims,
  figures: figures.byVerdict,
  drawing: 'verdict',
})}
${chart({ id: 'by-kind', title: 'Sources by kind', counts: sources, rowTitle: 'Kind', whole: figures.sources, figures: figures.byKind })}
${chart({
  id: 'by-sources',
  title: 'Claims by the number of their sources',
  counts: 'Of all claims; those who said it first, without relays.',
  rowTitle: 'Sources',
  whole: figures.claims,
  figures: figures.bySources,
})}
${chart({
  id: 'by-weakness',
  title: 'Claims with …',
  counts: 'Of all claims; one claim may stand in several rows.',
  rowTitle: 'Claims with',
  whole: figures.claims,
  figures: figures.byWeakness,
})}
</div>
</section>
`
}

function glance({ claims }: Report): Html {
  return html`<table class="glance"><caption>The claims at a glance</caption>
<thead><tr><th scope="col">No.</th><th scope="col">Claim</th><th scope="col">Said by</th><th scope="col">Verdict</th></tr></thead>
<tbody>${claims.map((claim) => {
    const names = originNames(claim)
    return html`<tr><td>${numberLink(claim)}</td><td>${isolated(claim.sentence)}</td><td>${joined(names.map(isolated), '; ')}</td>
<td><span class="verdict verdict-${claim.verdict || 'none'}">${verdictSign(claim.verdict)}${claim.verdictLabel}</span></td></tr>
`
  })}</tbody></table>`
}
