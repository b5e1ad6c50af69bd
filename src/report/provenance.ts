import { describeLosses, readAs } from '../import/describe-reading'
import { amount, counted } from '../wording/amounts'
import { dateBothWays, readableDuration, readableInstant } from '../wording/dates'
import type { Report, ReportArticle } from './report'

/** A row of a table about an article or a session. */
export interface Row {
  readonly label: string
  readonly value: string
  readonly kind: 'text' | 'address' | 'digest'
}

const row = (label: string, value: string, kind: Row['kind'] = 'text'): Row => ({ label, value, kind })

/** Where an article comes from, and the digests by which it is known again; without what is not known. */
export function provenanceRows({ article }: ReportArticle): readonly Row[] {
  const { original } = article
  return [
    row('Publisher', article.publisher),
    row('Author', article.author),
    row('Published', dateBothWays(article.publishedOn)),
    row('Retrieved', dateBothWays(article.retrievedOn)),
    row('Address', article.address, 'address'),
    row('Language', article.language),
    row('Imported', instantBothWays(article.importedAt)),
    row('File', `${original.name}, ${counted(original.byteLength, 'byte')}, read as ${readAs(article)}`),
    row('Not in the text', describeLosses(article.losses)),
    row('SHA-256 of the file', original.sha256, 'digest'),
    row('SHA-256 of the text', article.textSha256, 'digest'),
    row('Text', `${counted(article.words, 'word')}, ${revisionOf(article.revision)}`),
    row('Note', article.note),
  ].filter(({ value }) => value !== '')
}

function revisionOf(revision: number): string {
  if (revision === 1) return 'revision 1, as it was imported'
  return `revision ${amount(revision)}: corrected, or read anew, after the import; digest and positions are those of this revision`
}

/** The question and the times of a session; its notes and articles are listed apart. */
export function sessionRows({ session }: Report): readonly Row[] {
  if (session === null) return []
  return [
    row('Question', session.question),
    row('Started', instantBothWays(session.startedAt)),
    row('Ended', session.endedAt === null ? `not yet; ${session.state}` : instantBothWays(session.endedAt)),
    row('Time at work', readableDuration(session.activeMs)),
  ].filter(({ value }) => value !== '')
}

function instantBothWays(instant: string): string {
  return `${readableInstant(instant)} (${instant})`
}
