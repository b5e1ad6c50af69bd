import type { Annotation } from '../../../src/annotation/annotation'
import type { Attribution } from '../../../src/annotation/attribution'
import type { Marks } from '../../../src/annotation/marks'
import { makeSelector } from '../../../src/annotation/selector'
import type { Article } from '../../../src/article/article'
import type { Block } from '../../../src/article/block'
import type { Statement } from '../../../src/claim/statement'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import { type Codebook, undescribed } from '../../../src/codebook/codebook'
import type { AnnotationId, ArticleId, AttributionId, ProfileId, SessionId, StatementId } from '../../../src/ids'
import { emptyLibrary, type Library } from '../../../src/record/state'
import type { ArticleInput, ReportInput } from '../../../src/report/report'
import type { Session } from '../../../src/session/session'
import type { Profile } from '../../../src/source/profile'

/** The UUID with this number; `kind` keeps the ids of different tables apart. */
export function uuid<Id extends string>(kind: number, number: number): Id {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}` as Id
}

export const articleId = (number: number) => uuid<ArticleId>(1, number)
export const annotationId = (number: number) => uuid<AnnotationId>(2, number)
export const attributionId = (number: number) => uuid<AttributionId>(3, number)
export const profileId = (number: number) => uuid<ProfileId>(4, number)
export const statementId = (number: number) => uuid<StatementId>(5, number)
export const sessionId = (number: number) => uuid<SessionId>(6, number)

const at = '2026-05-12T09:30:00.000Z'

export function makeArticle(text: string, more: Partial<Article> = {}): Article {
  return {
    id: articleId(1),
    title: 'Ferry line to close by winter, port officials say',
    publisher: 'The Harbour Gazette',
    author: 'Nora Tallis',
    publishedOn: '2026-05-11',
    retrievedOn: '2026-05-12',
    address: 'https://gazette.example/ferry?line=1&day=2',
    language: 'en',
    note: '',
    original: { name: 'ferry.txt', byteLength: 1234, sha256: 'ab'.repeat(32) },
    reader: { id: 'plain-text', version: 1 },
    losses: [],
    encoding: 'utf-8',
    revision: 1,
    textSha256: 'cd'.repeat(32),
    words: text.split(/\s+/).length,
    importedAt: '2026-05-12T09:00:00.000Z',
    ...more,
  }
}

/** Blocks between blank lines; the first is the headline, lines with a hyphen are list items. */
export function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/\S(?:[^\n]|\n(?!\n))*/g)].map(({ 0: content, index }): Block => {
    const kind = index === 0 ? 'headline' : content.startsWith('- ') ? 'list-item' : 'paragraph'
    return { kind, start: index, end: index + content.trimEnd().length }
  })
}

export function makeAnnotation(
  text: string,
  number: number,
  code: string,
  words: string | readonly string[],
  more: Partial<Annotation> = {},
): Annotation {
  const selectors = [words].flat().map((each) => {
    const start = text.indexOf(each)
    return makeSelector(text, { start, end: start + each.length })
  })
  return {
    id: annotationId(number),
    article: articleId(1),
    code,
    selectors,
    fields: {},
    note: '',
    orphan: null,
    profile: null,
    statement: null,
    author: 'Ada Quill',
    madeAt: at,
    ...more,
  }
}

export function makeAttribution(number: number, more: Partial<Attribution>): Attribution {
  return {
    id: attributionId(number),
    article: articleId(1),
    sources: [],
    cues: [],
    contents: [],
    voice: 'open',
    relayedBy: [],
    form: '',
    channel: '',
    uttered: { written: '', on: '' },
    ...more,
  }
}

export function makeProfile(number: number, name: string, more: Partial<Profile> = {}): Profile {
  return {
    id: profileId(number),
    name,
    otherNames: [],
    kind: 'named-person',
    affiliation: '',
    role: '',
    reliability: '',
    articles: [articleId(1)],
    ...more,
  }
}

export function makeStatement(number: number, text: string, more: Partial<Statement> = {}): Statement {
  return {
    id: statementId(number),
    text,
    verdict: '',
    reason: '',
    assessedOn: '',
    credibility: '',
    evidence: [],
    articles: [articleId(1)],
    ...more,
  }
}

export function marksOf(annotations: readonly Annotation[], attributions: readonly Attribution[] = []): Marks {
  return {
    annotations: new Map(annotations.map((each) => [each.id, each])),
    attributions: new Map(attributions.map((each) => [each.id, each])),
  }
}

export function byId<R extends { readonly id: string }>(records: readonly R[]): ReadonlyMap<R['id'], R> {
  return new Map(records.map((each) => [each.id, each]))
}

export function reportOn(articles: readonly ArticleInput[], library: Partial<Library> = {}): ReportInput {
  return {
    scope: { kind: 'article', article: articleId(1) },
    library: { ...emptyLibrary, articles: byId(articles.map(({ article }) => article)), ...library },
    articles,
    madeAt: '2026-05-12T14:03:05.000Z',
    author: 'Ada Quill',
    version: '0.1.0',
  }
}

export const text = `Ferry line to close by winter, port officials say

The ferry between Vellin and Osk will stop running in November, the Northline Wire reported on Monday, citing two port officials who asked not to be named. The service carries 1,200 passengers a day 🚢.

“We have taken no decision,” Ilse Varnholt, the port’s director, said in an interview, “and none will be taken before the council meets.”

According to a draft budget seen by this newspaper, the line lost 3.4 million crowns last year. The crews’ union greeted its members with “שלום ferry 👋” and called the plan “a mistake”.

- Residents fear for their jobs.

The line is the oldest in the country. Ferries will stop in November, the two officials confirmed. Varnholt declined to comment further.`

/** The given codebook with a code that takes no part in attributions. */
const codebook: Codebook = {
  ...claimsAndSources,
  codes: [
    ...claimsAndSources.codes,
    {
      id: 'loaded',
      name: 'Loaded language',
      role: 'none',
      hue: 20,
      line: 'dashed',
      key: 'L',
      ...undescribed,
      fields: [],
    },
  ],
}

const mark = (number: number, code: string, words: string | readonly string[], more: Partial<Annotation> = {}) =>
  makeAnnotation(text, number, code, words, more)
const says = { fields: { meaning: 'says' } }

export const annotations: readonly Annotation[] = [
  mark(1, 'claim', 'The ferry between Vellin and Osk will stop running in November', {
    statement: statementId(1),
    fields: { kind: 'forecast', 'check-worthy': 'yes', time: 'November 2026' },
    note: 'The headline says “by winter”, which is weaker.',
  }),
  mark(2, 'source', 'the Northline Wire', { profile: profileId(2) }),
  mark(3, 'cue', 'reported', { fields: { meaning: 'reports' } }),
  mark(4, 'cue', 'citing'),
  mark(5, 'source', 'two port officials who asked not to be named', {
    profile: profileId(1),
    fields: { level: 'background' },
  }),
  mark(6, 'claim', 'The service carries 1,200 passengers a day 🚢', {
    statement: statementId(2),
    fields: { kind: 'fact', 'check-worthy': 'yes' },
  }),
  mark(7, 'claim', ['We have taken no decision', 'none will be taken before the council meets'], {
    statement: statementId(3),
    madeAt: '2026-05-12T10:05:00.000Z',
  }),
  mark(8, 'source', 'Ilse Varnholt, the port’s director', {
    profile: profileId(3),
    fields: { level: 'on-the-record' },
  }),
  mark(9, 'cue', 'said', says),
  mark(10, 'cue', 'According to'),
  mark(11, 'source', 'a draft budget', { profile: profileId(4) }),
  mark(12, 'claim', 'the line lost 3.4 million crowns last year', { statement: statementId(4) }),
  mark(13, 'source', 'The crews’ union', { profile: profileId(5) }),
  mark(14, 'claim', '“שלום ferry 👋”'),
  mark(15, 'claim', 'the plan “a mistake”', { fields: { kind: 'opinion', 'check-worthy': 'no' } }),
  mark(16, 'loaded', 'called the plan', { note: 'Overlaps the claim.' }),
  mark(17, 'claim', 'Residents fear for their jobs', { statement: statementId(5), author: 'Ben Marsh' }),
  mark(18, 'source', 'Residents'),
  mark(19, 'claim', 'The line is the oldest in the country'),
  mark(20, 'claim', 'Ferries will stop in November', { statement: statementId(1) }),
  mark(21, 'source', 'the two officials', { profile: profileId(1) }),
  mark(22, 'cue', 'confirmed', { fields: { meaning: 'admits' } }),
  mark(23, 'source', 'Varnholt declined', { profile: profileId(3) }),
]

const id = annotationId

export const attributions: readonly Attribution[] = [
  makeAttribution(1, {
    sources: [id(5)],
    cues: [id(4)],
    contents: [id(1)],
    relayedBy: [{ kind: 'attribution', attribution: attributionId(2) }],
    form: 'indirect',
    uttered: { written: 'on Monday', on: '2026-05-11' },
  }),
  makeAttribution(2, { sources: [id(2)], cues: [id(3)] }),
  makeAttribution(3, { sources: [id(8)], cues: [id(9)], contents: [id(7)], form: 'direct', channel: 'an interview' }),
  makeAttribution(4, { sources: [id(11)], cues: [id(10)], contents: [id(12)], form: 'indirect' }),
  makeAttribution(5, { sources: [id(13)], contents: [id(14), id(15)], form: 'mixed', channel: 'a post' }),
  makeAttribution(6, { sources: [id(21)], cues: [id(22)], contents: [id(20)], form: 'indirect' }),
  makeAttribution(7, { contents: [id(6)], voice: 'author' }),
  makeAttribution(8, { sources: [id(18)], contents: [id(17)], form: 'indirect' }),
]

const profiles: readonly Profile[] = [
  makeProfile(1, 'Two port officials', { kind: 'unnamed-group', affiliation: 'Port of Vellin', reliability: 'C' }),
  makeProfile(2, 'Northline Wire', { kind: 'outlet', otherNames: ['NLW', 'Northline'], reliability: 'B' }),
  makeProfile(3, 'Ilse Varnholt', { affiliation: 'Port of Vellin', role: 'Director', reliability: 'B' }),
  makeProfile(4, 'Draft budget 2026', { kind: 'document' }),
  makeProfile(5, 'Crews’ union', { kind: 'named-group' }),
]

const statements: readonly Statement[] = [
  makeStatement(1, 'The ferry between Vellin and Osk stops running in November 2026.', {
    verdict: 'disputed',
    reason: 'The port’s director says that nothing is decided.\nThe council meets on 3 June.',
    assessedOn: '2026-05-12',
    credibility: '3',
    evidence: [
      {
        id: uuid(7, 1),
        stance: 'contradicts',
        reference: { kind: 'annotation', article: articleId(1), annotation: id(7) },
        seenOn: '',
      },
      {
        id: uuid(7, 2),
        stance: 'supports',
        reference: { kind: 'address', address: 'https://port.example/plans?id=7&lang=en' },
        seenOn: '2026-05-12',
      },
      {
        id: uuid(7, 3),
        stance: 'context',
        reference: { kind: 'text', text: 'Minutes of the harbour board, 4 May, p. 3' },
        seenOn: '2026-05',
      },
    ],
  }),
  makeStatement(2, 'The ferry carries 1,200 passengers a day.', {
    verdict: 'supported',
    reason: 'The port’s yearbook gives 1,214.',
    assessedOn: '2026-05-12',
    credibility: '1',
  }),
  makeStatement(3, 'No decision on the ferry has been taken.', { verdict: 'unverified' }),
  makeStatement(4, 'The ferry line lost 3.4 million crowns in 2025.', {
    verdict: 'refuted',
    reason: 'The audited accounts show a loss of 1.9 million.',
    assessedOn: '2026-05-12',
    credibility: '5',
  }),
  makeStatement(5, 'Residents fear for their jobs.', { verdict: 'unverifiable' }),
]

const session: Session = {
  id: sessionId(1),
  title: 'Is the ferry closing?',
  question: 'Who says that the ferry will close, and on what ground?',
  notes: 'Ask the port for the minutes.\nThe wire has two versions.',
  articles: [articleId(1)],
  state: 'ended',
  startedAt: '2026-05-12T09:00:00.000Z',
  endedAt: '2026-05-12T11:30:00.000Z',
  activeMs: 3_900_000,
}

export const article = makeArticle(text)
export const input: ArticleInput = { article, text, blocks: blocksOf(text), marks: marksOf(annotations, attributions) }
export const library: Library = {
  ...emptyLibrary,
  codebooks: byId([codebook]),
  articles: byId([article]),
  profiles: byId(profiles),
  statements: byId(statements),
  sessions: byId([session]),
}

/** A report on an article with direct and indirect speech, a chain, an overlap, a split quotation and two mentions. */
export const ferryReport: ReportInput = reportOn([input], library)
export const sessionReport: ReportInput = { ...ferryReport, scope: { kind: 'session', session: session.id } }
