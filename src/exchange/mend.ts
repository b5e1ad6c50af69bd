import { type Annotation, quotation } from '../annotation/annotation'
import type { Evidence, Statement } from '../claim/statement'
import type { Code, Codebook } from '../codebook/codebook'
import { digits } from '../codebook/new-code'
import { sameValue } from '../collection/same-value'
import type { ArticleId } from '../ids'
import type { RecordKinds } from '../record/record-kind'
import { withoutLost } from '../record/references'
import { type CarriedTable, type RecordOf, recordKinds } from '../record/table'
import { kindOf, tablesThatTravel } from '../record/tables'
import type { Merge } from './merge'
import { areElsewhere, type Tables } from './tables'

/**
 * Leads every reference of what was brought to something that is there, in place: codes that marks have are in the
 * codebook, evidence in a mark that did not come becomes its words, profiles and statements list the articles that
 * mention them, and all other references do as their description says of those that are lost.
 */
export function mend({ mine, theirs }: Merge, next: Tables, kinds: RecordKinds = recordKinds): void {
  keepCodesOnce(mine, next)
  for (const id of next.codebook.keys()) addCodes(id, next, mine, theirs)
  const tables = tablesThatTravel(kinds)
  // What goes may have been all that another one referred to.
  while (tables.filter((table) => dropLost(table, mine, next, kinds)).length > 0);
  for (const statement of next.statement.values()) mendEvidence(statement, mine, theirs, next)
  const touched = touchedArticles(mine, next)
  for (const table of ['profile', 'statement'] as const) listArticles(table, mine, next, touched)
}

/** Takes the lost references out of the records of a table that were brought. Whether a whole record went. */
function dropLost<T extends CarriedTable>(table: T, mine: Tables, next: Tables, kinds: RecordKinds): boolean {
  const kind = kindOf(table, kinds)
  const records = next[table]
  const size = records.size
  for (const [id, record] of records) {
    if (record === mine[table].get(id)) continue
    const rest = withoutLost(record, kind, (to, lost) => {
      const there = next[to as CarriedTable].get(lost)
      // Marks of one article have nothing to do with those of another.
      return there !== undefined && !areElsewhere(record, there)
    })
    if (rest === null || kind.isEmpty?.(rest) === true) records.delete(id)
    else if (rest !== record) records.set(id, rest)
  }
  return records.size < size
}

/** A code that stands in another codebook here than there stays where it is: its id is known once in a library. */
function keepCodesOnce(mine: Tables, next: Tables): void {
  const isMine = ([id, codebook]: readonly [string, Codebook]) => codebook === mine.codebook.get(id)
  const all = [...next.codebook]
  const known = new Set(all.filter(isMine).flatMap(([, { codes }]) => codes.map((code) => code.id)))
  for (const [id, codebook] of all.filter((each) => !isMine(each))) {
    const codes = codebook.codes.filter((code) => !known.has(code.id))
    if (codes.length < codebook.codes.length) next.codebook.set(id, { ...codebook, codes })
    for (const code of codes) known.add(code.id)
  }
}

/** Gives a codebook the codes that it lacks, each under a key that is free: all of mine, of theirs those of marks. */
function addCodes(id: string, next: Tables, mine: Tables, theirs: Tables): void {
  const codebook = next.codebook.get(id)
  if (codebook === undefined) return
  const used = new Set([...next.annotation.values()].map(({ code }) => code))
  // Of a library without articles the codebook is nobody's choice.
  const ofMine = mine.article.size === 0 ? [] : (mine.codebook.get(id)?.codes ?? [])
  const ofTheirs = theirs.codebook.get(id)?.codes.filter((code) => used.has(code.id)) ?? []
  const codes: Code[] = [...codebook.codes]
  const known = new Set([...next.codebook.values()].flatMap((each) => each.codes.map((code) => code.id)))
  for (const code of [...ofMine, ...ofTheirs]) {
    if (!known.has(code.id)) codes.push({ ...code, key: freeKey(codes, code.key) })
  }
  if (codes.length > codebook.codes.length) next.codebook.set(id, { ...codebook, codes })
}

function freeKey(codes: readonly Code[], wanted: string): string {
  const keys = new Set(codes.map(({ key }) => key))
  // Subtle: a digit is no key of anything else, as a letter may be.
  return wanted === '' ? '' : ([wanted, ...digits].find((key) => !keys.has(key)) ?? '')
}

function mendEvidence(statement: Statement, mine: Tables, theirs: Tables, next: Tables): void {
  const isMine = statement === mine.statement.get(statement.id)
  const mended = statement.evidence.map((evidence): Evidence => {
    const { reference } = evidence
    if (reference.kind !== 'annotation') return evidence
    const { article, annotation } = reference
    if (next.annotation.get(annotation)?.article === article) return evidence
    const lost = mine.annotation.get(annotation) ?? theirs.annotation.get(annotation)
    // What led nowhere in my own library before is left to its analyst.
    if (isMine && lost === undefined) return evidence
    return { ...evidence, reference: { kind: 'text', text: inWords(lost, mine, theirs) } }
  })
  if (!sameValue(mended, statement.evidence)) next.statement.set(statement.id, { ...statement, evidence: mended })
}

function inWords(lost: Annotation | undefined, mine: Tables, theirs: Tables): string {
  if (lost === undefined) return 'A mark that was not in the imported file'
  const article = mine.article.get(lost.article) ?? theirs.article.get(lost.article)
  return `“${quotation(lost)}” in “${article?.title ?? ''}”`
}

/** The articles in which another set of marks points to profiles and statements than before. */
function touchedArticles(mine: Tables, next: Tables): ReadonlySet<ArticleId> {
  const touched = new Set<ArticleId>()
  for (const [id, annotation] of next.annotation)
    if (annotation !== mine.annotation.get(id)) touched.add(annotation.article)
  for (const [id, annotation] of mine.annotation) if (!next.annotation.has(id)) touched.add(annotation.article)
  return touched
}

/** Brings the lists of articles in step with the mentions. Of an article that nothing changed in, mine is right. */
function listArticles(
  table: 'profile' | 'statement',
  mine: Tables,
  next: Tables,
  touched: ReadonlySet<ArticleId>,
): void {
  const mentions = new Map<string, Set<ArticleId>>()
  for (const annotation of next.annotation.values()) {
    const id = annotation[table]
    if (id !== null && touched.has(annotation.article))
      mentions.set(id, (mentions.get(id) ?? new Set()).add(annotation.article))
  }
  for (const [id, record] of next[table]) {
    const before = new Set(mine[table].get(id)?.articles)
    const now = mentions.get(id) ?? new Set<ArticleId>()
    const articles = [...new Set([...record.articles, ...before, ...now])].filter((article) =>
      touched.has(article) ? now.has(article) : before.has(article),
    )
    if (!sameValue(articles, record.articles)) relist(table, next, record, articles)
  }
}

function relist<T extends 'profile' | 'statement'>(
  table: T,
  next: Tables,
  record: RecordOf<T>,
  articles: readonly ArticleId[],
): void {
  next[table].set(record.id, { ...record, articles })
}
