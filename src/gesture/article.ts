import type { Article } from '../article/article'
import { titleOf } from '../article/title'
import { countWords } from '../article/word-count'
import type { ArticleId, SessionId } from '../ids'
import type { ReadArticle } from '../import/format'
import type { Change } from '../record/edit'
import type { ArticleText } from '../record/plain'
import type { Library } from '../record/state'
import { setSession } from './session'

/** The record of an article that was just imported, in its first revision. What its file says of its provenance is taken. */
export function newArticle(
  id: ArticleId,
  original: Article['original'],
  read: ReadArticle,
  textSha256: string,
  now: string,
): Article {
  return {
    id,
    title: read.title,
    publisher: '',
    author: '',
    publishedOn: '',
    retrievedOn: now.slice(0, 10),
    address: '',
    language: '',
    note: '',
    ...read.provenance,
    original,
    // Subtle: in the order of the schema, in which it is after a start, too: the same records make the same bytes.
    reader: read.reader,
    encoding: read.encoding,
    losses: read.losses,
    revision: 1,
    textSha256,
    words: countWords(read.text),
    importedAt: now,
  }
}

/** The article after its bytes were read otherwise. A title that was the old text's own becomes that of the new one. */
export function rereadArticle(
  before: Article,
  from: ArticleText,
  read: ReadArticle,
  { revision, textSha256 }: Pick<Article, 'revision' | 'textSha256'>,
): Article {
  const isGuess = [titleOf(from.text, from.blocks), before.original.name, ''].includes(before.title)
  const title = isGuess ? (read.provenance.title ?? read.title) : before.title
  const { reader, encoding, losses, text } = read
  return { ...before, title, reader, encoding, losses, revision, textSha256, words: countWords(text) }
}

/** What puts an article into a session, if there is one and it lacks it. */
export function intoSession(library: Library, id: SessionId | null, article: ArticleId): readonly Change[] {
  const session = id === null ? undefined : library.sessions.get(id)
  if (session === undefined || session.articles.includes(article)) return []
  return setSession(session, { articles: [...session.articles, article] }).changes
}
