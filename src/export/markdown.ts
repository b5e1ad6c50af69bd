import { originNames } from '../report/claim'
import type { Figure } from '../report/figures'
import type { Report } from '../report/report'
import { amount, counted, share } from '../wording/amounts'
import { dateBothWays, readableInstant } from '../wording/dates'
import { annotatedSections } from './markdown-article'
import { claimSection, cueRows, openEndList, othersSection, sourceSection } from './markdown-entries'
import { provenanceSection, sessionSection } from './markdown-provenance'
import { plain, table } from './markdown-text'

/**
 * The report as CommonMark with GitHub's tables. Each part of each mention is a block quotation that equals the
 * article's text, followed by a line of the form
 * `Position: characters 120–165 (UTF-16 120–165) · annotation <uuid>`; newlines within it are hard line breaks.
 */
export function renderMarkdown(report: Report): string {
  const { figures, method } = report
  const sections: readonly string[] = [
    `# ${plain(report.title)}`,
    deck(report),
    ...sessionSection(report),
    '## Summary',
    `${counted(figures.claims, 'claim')} in ${counted(figures.claimMentions, 'mention')}, ${counted(figures.sources, 'source')} in ${counted(figures.sourceMentions, 'mention')}, ${counted(figures.openEnds, 'open end')}. Claims and sources are counted once, however often they are mentioned.`,
    table(
      ['No.', 'Claim', 'Said by', 'Verdict'],
      report.claims.map((claim) => [
        claim.label,
        plain(claim.sentence),
        originNames(claim).map(plain).join('; '),
        claim.verdictLabel,
      ]),
    ),
    figureTable('Claims by verdict', figures.byVerdict, figures.claims),
    figureTable('Sources by kind', figures.byKind, figures.sources),
    figureTable('Claims by the number of their sources, without relays', figures.bySources, figures.claims),
    figureTable('Claims with (one claim may stand in several rows)', figures.byWeakness, figures.claims),
    '## Claims',
    ...(report.claims.length > 0 ? report.claims.flatMap(claimSection) : ['No claim has been marked.']),
    '## Sources',
    ...(report.sources.length > 0 ? report.sources.flatMap(sourceSection) : ['No source has been marked.']),
    '## Open ends',
    openEndList(report),
    ...annotatedSections(report),
    ...(report.cues.length > 0 ? ['## Cues', ...cueRows(report)] : []),
    ...(report.others.length > 0 ? ['## Other marks', ...othersSection(report)] : []),
    ...provenanceSection(report),
    '## Method',
    ...method.points.map(({ title, text }) => `**${plain(title)}.** ${plain(text)}`),
    list(
      'Codes',
      method.codes.map(({ name, role }) => `${name}: ${role}`),
    ),
    list('Reliability of a source', method.reliabilities),
    list('Credibility of a claim', method.credibilities),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function deck({ articles, session, author, madeAt, version }: Report): string {
  const article = session === null ? articles[0]?.article : undefined
  const parts = [article?.publisher ?? '', article?.author ?? '', dateBothWays(article?.publishedOn ?? '')]
  const made = `Report made by ${plain(author) || 'somebody without a name'} on ${readableInstant(madeAt)} (${madeAt}) with Sourcemark ${version}.`
  return [
    parts
      .filter((part) => part !== '')
      .map(plain)
      .join(' · '),
    made,
  ]
    .filter((line) => line !== '')
    .join('\\\n')
}

function figureTable(title: string, figures: readonly Figure[], whole: number): string {
  return table(
    [title, 'Number', 'Share'],
    figures.map(({ label, count }) => [plain(label), amount(count), share(count, whole)]),
  )
}

function list(title: string, items: readonly string[]): string {
  return [`${title}:`, '', ...items.map((item) => `- ${plain(item)}`)].join('\n')
}
