import * as v from 'valibot'
import type { Article } from '../../src/article/article'
import { intoSession, newArticle, rereadArticle as reread } from '../../src/gesture/article'
import { type ArticleId, articleId, type NewId } from '../../src/ids'
import type { ReadArticle } from '../../src/import/format'
import type { ArticleError, CommitError, GivenFile, OpenedArticle } from '../../src/ipc/contract'
import type { Change, Edit, Stamp } from '../../src/record/edit'
import type { Library } from '../../src/record/state'
import { err, ok, type Result } from '../../src/result'
import { sha256Of } from '../storage/article-files'
import { systemCode } from '../storage/disk/durable-file'
import type { LibraryStore } from '../storage/store'

/** The text of an article's newest revision, and what is marked in it. */
export async function openArticle(store: LibraryStore, id: ArticleId): Promise<Result<OpenedArticle, ArticleError>> {
  const article = store.state.library.articles.get(id)
  if (article === undefined) return err({ code: 'missing' })
  const text = await store.files.readText(article)
  if (!text.ok) return text
  const marks = await store.openMarks(id)
  if (!marks.ok) return marks
  const { annotations, attributions } = marks.value
  return ok({ ...text.value, annotations: [...annotations.values()], attributions: [...attributions.values()] })
}

/**
 * Takes a file into the library, and into the stamp's session. The bytes and the text are on the disk before the edit
 * is. Of bytes that the library has already nothing is made: it answers with the article that came of them.
 */
export async function addArticle(
  store: LibraryStore,
  file: GivenFile,
  read: ReadArticle,
  stamp: Stamp,
  newId: NewId,
): Promise<Result<{ readonly article: ArticleId; readonly edit: Edit | null }, CommitError>> {
  if (store.readOnly) return err({ code: 'read-only' })
  const sha256 = sha256Of(file.bytes)
  const known = articleOf(store.state.library, sha256)
  const original = { name: file.name, byteLength: file.bytes.length, sha256 }
  const made = known ?? newArticle(v.parse(articleId, newId()), original, read, sha256Of(read.text), stamp.at)
  if (known === undefined) {
    try {
      await store.files.keepOriginal(sha256, file.bytes)
      await store.files.keepText(made.id, made.revision, read)
    } catch (error) {
      return err({ code: 'not-saved', reason: systemCode(error) })
    }
  }
  // What was just added by another call is found now, and wins.
  let article = made
  const committed = await store.commitMade(async ({ library }) => {
    const present = articleOf(library, sha256)
    article = present ?? made
    const changes = [...(present ? [] : [put(made)]), ...intoSession(library, stamp.session, article.id)]
    if (changes.length === 0) return ok(null)
    return ok<Edit>({ ...stamp, act: 'log', of: null, gesture: 'import', subject: file.name, changes })
  })
  return committed.ok ? ok({ article: article.id, edit: committed.value }) : committed
}

/** Writes a text anew that was lost, as it was read from the original bytes. Another text than it was is refused. */
export async function mendArticle(
  store: LibraryStore,
  id: ArticleId,
  read: ReadArticle,
): Promise<Result<null, ArticleError | CommitError>> {
  const article = store.state.library.articles.get(id)
  if (article === undefined) return err({ code: 'missing' })
  if (store.readOnly) return err({ code: 'read-only' })
  // What can't be used is out of the way after this.
  const there = await store.files.readText(article)
  if (there.ok) return ok(null)
  if (there.error.code === 'damaged' && there.error.problem.movedTo === null) return there
  if (sha256Of(read.text) !== article.textSha256) return there
  try {
    await store.files.keepText(id, article.revision, read)
    return ok(null)
  } catch (error) {
    return err({ code: 'not-saved', reason: systemCode(error) })
  }
}

/** Makes a new revision of an article that has no marks yet, from the same bytes read otherwise. */
export async function rereadArticle(
  store: LibraryStore,
  id: ArticleId,
  read: ReadArticle,
  stamp: Stamp,
): Promise<Result<Edit, CommitError | ArticleError>> {
  const opened = await openArticle(store, id)
  if (!opened.ok) return opened
  return store.commitMade<Edit, CommitError | ArticleError>(async ({ library, marks }) => {
    const before = library.articles.get(id)
    if (before === undefined) return err({ code: 'missing' })
    const { annotations, attributions } = marks.get(id) ?? {}
    if (annotations?.size !== 0 || attributions?.size !== 0) return err({ code: 'stale' })
    const revision = await store.files.keepText(id, before.revision + 1, read)
    const after = reread(before, opened.value, read, { revision, textSha256: sha256Of(read.text) })
    const changes: readonly Change[] = [{ table: 'article', before, after }]
    return ok({ ...stamp, act: 'do', of: null, gesture: 'encoding', subject: before.original.name, changes })
  })
}

function articleOf(library: Library, sha256: string): Article | undefined {
  for (const article of library.articles.values()) if (article.original.sha256 === sha256) return article
  return undefined
}

function put(after: Article): Change {
  return { table: 'article', before: null, after }
}
