import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../src/claim/statement'
import { renderHtml } from '../../../src/export/html'
import { renderMarkdown } from '../../../src/export/markdown'
import { renderWebAnnotation } from '../../../src/export/web-annotation'
import type { ArticleId } from '../../../src/ids'
import { libraryOf, plainLibrary } from '../../../src/record/plain'
import { libraryFor } from '../../../src/report/library-for'
import { buildReport, type ReportInput } from '../../../src/report/report'
import {
  articleId,
  byId,
  ferryReport,
  input,
  library,
  makeArticle,
  makeProfile,
  makeStatement,
  profileId,
  sessionReport,
  statementId,
  uuid,
} from './fixture'

const elsewhere = makeArticle('Seen there.', { id: articleId(2), title: 'Another paper' })
const evidence: Evidence = {
  id: uuid(7, 4),
  stance: 'supports',
  reference: { kind: 'annotation', article: articleId(3), annotation: uuid(2, 99) },
  seenOn: '',
}
const told = makeStatement(4, 'The line lost money.', { articles: [articleId(1), articleId(2)], evidence: [evidence] })

/** The library of the report, with articles that its claims lead to, and many records that have nothing to do with it. */
const large: ReportInput = {
  ...ferryReport,
  library: {
    ...library,
    articles: byId([
      input.article,
      elsewhere,
      ...[3, 4, 5].map((n) => makeArticle('', { id: articleId(n), title: `${n}` })),
    ]),
    statements: new Map([...library.statements, [told.id, told], ...byId([makeStatement(99, 'Far off.')])]),
    profiles: new Map([...library.profiles, ...byId([makeProfile(99, 'Nobody')])]),
  },
}

describe('the part of a library that a report looks at', () => {
  it('goes to another thread whole', () => {
    const stored = { ...large, library: libraryOf(plainLibrary(large.library)) }
    const sent = structuredClone(libraryFor(stored))
    expect(renderHtml(buildReport({ ...large, library: sent }))).toBe(renderHtml(buildReport(large)))
  })

  it('leaves out what has nothing to do with it', () => {
    const { articles, statements, profiles, sessions } = libraryFor(large)
    const seen: readonly ArticleId[] = [articleId(1), articleId(2), articleId(3)]
    expect([...articles.keys()].toSorted()).toEqual(seen)
    expect(statements.has(statementId(99))).toBe(false)
    expect(profiles.has(profileId(99))).toBe(false)
    expect(sessions.size).toBe(0)
  })

  for (const [name, each] of [
    ['an article', large],
    ['a session', { ...large, scope: sessionReport.scope }],
  ] as const) {
    it(`makes the same report on ${name}`, () => {
      const whole = buildReport(each)
      expect(whole.claims.flatMap((claim) => claim.elsewhere)).toEqual(['Another paper'])
      const same = buildReport({ ...each, library: libraryFor(each) })
      for (const render of [renderHtml, renderMarkdown, renderWebAnnotation]) expect(render(same)).toBe(render(whole))
    })
  }
})
