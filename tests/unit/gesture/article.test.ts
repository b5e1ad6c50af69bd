import { describe, expect, it } from 'vitest'
import { intoSession, newArticle, rereadArticle } from '../../../src/gesture/article'
import { startSession } from '../../../src/gesture/session'
import type { ArticleId, SessionId } from '../../../src/ids'
import { readingOf } from '../../../src/import/plain-text-1'
import { emptyLibrary } from '../../../src/record/state'

const id = '00000000-0000-4000-8000-000000000001' as ArticleId
const now = '2026-04-21T10:00:00.000Z'
const original = { name: 'a.txt', byteLength: 9, sha256: 'a'.repeat(64) }
const read = readingOf('Head\n\nOne two.')
const article = newArticle(id, original, read, 'b'.repeat(64), now)
const again = { revision: 2, textSha256: 'c'.repeat(64) }

describe('A new article', () => {
  it('has the title and the words of its text, and what read it', () => {
    expect(article).toMatchObject({ id, title: 'Head', words: 3, revision: 1, retrievedOn: '2026-04-21' })
    expect(article).toMatchObject({ reader: { id: 'plain-text', version: 1 }, encoding: 'utf-8', losses: [] })
  })

  it('takes what its file says of where it comes from, and what is not in its text', () => {
    const losses = [{ what: 'pictures', count: 2 }]
    const provenance = { title: 'The real title', author: 'Ann', retrievedOn: '2020' }
    expect(newArticle(id, original, { ...read, provenance, losses, encoding: null }, '', now)).toMatchObject({
      title: 'The real title',
      author: 'Ann',
      retrievedOn: '2020',
      publisher: '',
      losses,
      encoding: null,
    })
  })
})

describe('An article that is read anew', () => {
  const other = { ...readingOf('Titre\n\nUn.'), encoding: 'windows-1252' }

  it('gets the title of its new text when it had that of the old one', () => {
    const after = rereadArticle(article, read, other, again)
    expect(after).toMatchObject({ title: 'Titre', words: 2, encoding: 'windows-1252', ...again })
  })

  it('keeps a title that somebody gave it', () => {
    expect(rereadArticle({ ...article, title: 'Mine' }, read, other, again).title).toBe('Mine')
  })
})

describe('Into a session', () => {
  const session = '00000000-0000-4000-8000-000000000002' as SessionId
  const libraryWith = (...articles: readonly ArticleId[]) => {
    const after = startSession(session, 'Talks', '', articles, now).changes[0]?.after
    if (after === undefined || after === null || !('activeMs' in after)) throw new Error('A session was started.')
    return { ...emptyLibrary, sessions: new Map([[session, after]]) }
  }

  it('comes an article once', () => {
    expect(intoSession(libraryWith(), session, id)).toMatchObject([{ table: 'session', after: { articles: [id] } }])
    expect(intoSession(libraryWith(), null, id)).toEqual([])
    expect(intoSession(libraryWith(id), session, id)).toEqual([])
  })
})
