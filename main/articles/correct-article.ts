import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../../src/article/article'
import { type Corrected, correctedArticle, correctionChanges, isSound } from '../../src/gesture/correct'
import type { ArticleId } from '../../src/ids'
import type { ArticleError, CommitError } from '../../src/ipc/contract'
import type { Edit, Stamp } from '../../src/record/edit'
import type { ArticleText } from '../../src/record/plain'
import { noMarks } from '../../src/record/state'
import { err, ok, type Result } from '../../src/result'
import { sha256Of } from '../storage/article-files'
import type { LibraryStore } from '../storage/store'
import { openArticle } from './articles'

/**
 * Makes a new revision of an article's text. The text is on the disk before the edit is, and the older ones stay.
 * Stale: it is no correction of the newest revision, or a mark would stand on other words than it quotes.
 */
export async function correctArticle(
  store: LibraryStore,
  id: ArticleId,
  corrected: Corrected,
  stamp: Stamp,
): Promise<Result<Edit, CommitError | ArticleError>> {
  const opened = await openArticle(store, id)
  if (!opened.ok) return opened
  const from = opened.value
  return store.commitMade<Edit, CommitError | ArticleError>(async ({ library, marks }) => {
    const before = library.articles.get(id)
    if (before === undefined) return err({ code: 'missing' })
    const present = marks.get(id) ?? noMarks
    if (!isSound(before, present, corrected) || isSameText(from, corrected)) return err({ code: 'stale' })
    const { text, blocks, annotations } = corrected
    const revision = await store.files.keepText(id, before.revision + 1, { text, blocks })
    const after: Article = correctedArticle(before, from, corrected, { revision, textSha256: sha256Of(text) })
    const desk = {
      article: id,
      text,
      blocks,
      library,
      marks: present,
      author: stamp.author,
      now: stamp.at,
      newId: none,
    }
    const changes = correctionChanges(desk, before, after, annotations)
    return ok({ ...stamp, act: 'do', of: null, gesture: 'correct text', subject: before.title, changes })
  })
}

/** A correction makes no records. */
function none(): never {
  throw new Error('A correction must not make records.')
}

function isSameText(a: ArticleText, b: ArticleText): boolean {
  return a.text === b.text && isDeepStrictEqual(a.blocks, b.blocks)
}

/** The text of one of an article's revisions, the newest or an older one. */
export async function readRevision(
  store: LibraryStore,
  id: ArticleId,
  revision: number,
): Promise<Result<ArticleText, ArticleError>> {
  const article = store.state.library.articles.get(id)
  if (article === undefined || revision > article.revision) return err({ code: 'missing' })
  if (revision === article.revision) return store.files.readText(article)
  const older = await store.files.readOlderText(article, revision)
  if (!older.ok) return older
  return older.value === null ? err({ code: 'missing' }) : ok(older.value)
}
