import { expect, it } from 'vitest'
import type { Article } from '../../../src/article/article'
import { describeRemoval, removeArticle } from '../../../src/gesture/remove-article'
import { startSession } from '../../../src/gesture/session'
import type { ArticleId, SessionId } from '../../../src/ids'
import { plainLibrary, plainMarks } from '../../../src/record/plain'
import { Analyst } from './analyst'

const text = 'The mayor said that the bridge is safe. The bridge is safe, an engineer confirmed.\n'

/** An analyst with two claims and a source in an article of the library that is in a session. */
function analyst() {
  const work = new Analyst(text)
  const { article } = work.desk
  const record = { id: article, title: 'The bridge' } as Article
  const session = startSession('session' as SessionId, 'Bridges', '', [article], work.desk.now)
  work.do(() => ({ gesture: 'import', subject: '', changes: [{ table: 'article', before: null, after: record }] }))
  work.do(() => session)
  const source = work.tag('source', 'The mayor')
  work.tag('claim', 'the bridge is safe')
  work.tag('claim', 'The bridge is safe')
  return { work, article, source }
}

it('takes the article, its marks and its place in sessions out in one step, and brings all of it back', () => {
  const { work, article } = analyst()
  const plain = () => ({ library: plainLibrary(work.state.library), marks: plainMarks(work.marks) })
  const before = plain()
  work.do(removeArticle)
  expect([work.marks.annotations.size, work.marks.attributions.size]).toEqual([0, 0])
  expect(work.state.library.articles.has(article)).toBe(false)
  expect([...work.state.library.sessions.values()].map(({ articles }) => articles)).toEqual([[]])
  expect([work.state.library.profiles.size, work.state.library.statements.size]).toEqual([0, 0])
  work.undoLast()
  expect(plain()).toEqual(before)
})

it('keeps a source of which more is known than its mention', () => {
  const { work } = analyst()
  const [profile] = work.state.library.profiles.values()
  if (profile === undefined) throw new Error('A source must have a profile.')
  const after = { ...profile, role: 'mayor' }
  work.do(() => ({ gesture: 'profile', subject: '', changes: [{ table: 'profile', before: profile, after }] }))
  work.do(removeArticle)
  expect([...work.state.library.profiles.values()].map(({ role }) => role)).toEqual(['mayor'])
})

it('tells before what goes, and which evidence of others is a mark in it', () => {
  const { work, article, source } = analyst()
  const evidence = {
    id: '00000000-0000-4000-8000-0000000000ee',
    stance: 'supports' as const,
    reference: { kind: 'annotation' as const, article, annotation: source },
    seenOn: '',
  }
  const [own] = work.state.library.statements.values()
  if (own === undefined) throw new Error('A claim must have a statement.')
  const other = { ...own, id: '00000000-0000-4000-8000-0000000000ff' as typeof own.id, evidence: [evidence] }
  work.do(() => ({ gesture: 'evidence', subject: '', changes: [{ table: 'statement', before: null, after: other }] }))
  const told = describeRemoval(work.desk)
  expect(told).toMatchObject({ marks: 3, profiles: 1, statements: 1, sessions: ['Bridges'] })
  expect(told.evidenceOf.map(({ id }) => id)).toEqual([other.id])
})

it('does nothing where there is no such article', () => {
  const work = new Analyst(text)
  expect(removeArticle({ ...work.desk, article: 'none' as ArticleId }).changes).toEqual([])
})
