import type { Statement } from '../claim/statement'
import type { Change } from '../record/edit'
import { Changes, type Desk, type Done } from './desk'
import { leaveProfile, leaveStatement } from './mention'

/**
 * Takes the article of the desk out of the library, with all that is marked in it, out of its sessions, and with the
 * sources and statements of which nothing is known but their mentions in it. Its text, its revisions and its original
 * stay on the disk, so that it can be taken back.
 */
export function removeArticle(desk: Desk): Done {
  const { article: id, library, marks } = desk
  const article = library.articles.get(id)
  if (article === undefined) return { gesture: 'remove article', subject: '', changes: [] }
  const changes = new Changes(desk)
  for (const attribution of marks.attributions.keys()) changes.remove('attribution', attribution)
  for (const annotation of marks.annotations.keys()) changes.remove('annotation', annotation)
  for (const { profile, statement } of marks.annotations.values()) {
    if (profile !== null) leaveProfile(desk, changes, profile)
    if (statement !== null) leaveStatement(desk, changes, statement)
  }
  const sessions = [...library.sessions.values()]
    .filter(({ articles }) => articles.includes(id))
    .map((before): Change => {
      const articles = before.articles.filter((each) => each !== id)
      return { table: 'session', before, after: { ...before, articles } }
    })
  return {
    gesture: 'remove article',
    subject: article.title,
    changes: [...changes.list(), ...sessions, { table: 'article', before: article, after: null }],
  }
}

/** What goes with an article, and what stays and points to it. */
export interface ArticleRemoval {
  readonly marks: number
  readonly attributions: number
  /** Sources and statements of which nothing else is known. */
  readonly profiles: number
  readonly statements: number
  /** Titles of the sessions that it is in. */
  readonly sessions: readonly string[]
  /** Statements that stay, and of which a piece of evidence is a mark in it. */
  readonly evidenceOf: readonly Statement[]
}

/** What removing the article of the desk comes to, to be told before it is done. */
export function describeRemoval(desk: Desk): ArticleRemoval {
  const { changes } = removeArticle(desk)
  const gone = (table: Change['table']) => changes.filter((each) => each.table === table && each.after === null)
  const goes = new Set(gone('statement').map(({ before }) => before?.id))
  const pointsHere = ({ evidence }: Statement) =>
    evidence.some(({ reference }) => reference.kind === 'annotation' && reference.article === desk.article)
  return {
    marks: gone('annotation').length,
    attributions: gone('attribution').length,
    profiles: gone('profile').length,
    statements: gone('statement').length,
    sessions: changes.flatMap((each) => (each.table === 'session' && each.before !== null ? [each.before.title] : [])),
    evidenceOf: [...desk.library.statements.values()].filter((each) => !goes.has(each.id) && pointsHere(each)),
  }
}
