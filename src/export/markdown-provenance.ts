import { provenanceRows, type Row, sessionRows } from '../report/provenance'
import type { Report } from '../report/report'
import { plain, plainLines, table } from './markdown-text'

/** Where each article comes from, and the digests by which it is known again. */
export function provenanceSection({ articles }: Report): readonly string[] {
  return ['## Provenance', ...articles.flatMap((each) => [`### ${plain(each.title)}`, rowTable(provenanceRows(each))])]
}

/** The question of a session, its notes and its times; nothing for a report on one article. */
export function sessionSection(report: Report): readonly string[] {
  const { session, articles } = report
  if (session === null) return []
  return [
    '## Session',
    rowTable(sessionRows(report)),
    ['Articles:', '', ...articles.map(({ title }, index) => `${index + 1}. ${plain(title)}`)].join('\n'),
    session.notes.trim() === '' ? '' : `**Notes:** ${plainLines(session.notes)}`,
  ]
}

function rowTable(rows: readonly Row[]): string {
  return table(
    ['What', 'As recorded'],
    rows.map(({ label, value }) => [label, plain(value)]),
  )
}
