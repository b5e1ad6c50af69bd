import fc from 'fast-check'
import type { Annotation } from '../../../src/annotation/annotation'
import { type Attribution, members } from '../../../src/annotation/attribution'
import type { Marks } from '../../../src/annotation/marks'
import type { Article } from '../../../src/article/article'
import type { Statement } from '../../../src/claim/statement'
import { claimsAndSources } from '../../../src/codebook/claims-and-sources'
import { undescribed } from '../../../src/codebook/codebook'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import type { AnnotationId, ArticleId, AttributionId, ProfileId, StatementId } from '../../../src/ids'
import { emptyLibrary, type State } from '../../../src/record/state'
import type { Session } from '../../../src/session/session'
import type { Profile } from '../../../src/source/profile'
import {
  annotationId,
  articleId,
  attributionId,
  byId,
  makeArticle,
  makeAttribution,
  makeProfile,
  makeStatement,
  profileId,
  sessionId,
  statementId,
} from '../report/fixture'

const numbers = [1, 2, 3, 4]
const marks = [1, 2, 3, 4, 5, 6, 7, 8]
/** Where each mark lies, in every library. */
const whereIs = (mark: number) => articleId(((mark - 1) % 4) + 1)
const word = fc.constantFrom('', 'one', 'two')
const some = <T>(from: readonly T[]) => fc.subarray([...from])
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const article = (number: number): fc.Arbitrary<Article> =>
  fc
    .record({ publisher: word, sha: fc.constantFrom(`a${number % 2}`, `b${number % 2}`, `c${number}`) })
    .map(({ publisher, sha }) =>
      makeArticle('', { id: articleId(number), publisher, textSha256: sha.padEnd(64, '0'), revision: 1 }),
    )

const annotation = (number: number): fc.Arbitrary<Annotation> =>
  fc
    .record({
      code: fc.constantFrom('claim', 'source', 'loaded'),
      note: word,
      profile: orNull(fc.constantFrom(...numbers).map(profileId)),
      statement: orNull(fc.constantFrom(...numbers).map(statementId)),
    })
    .map((fields) => ({
      ...fields,
      id: annotationId(number),
      article: whereIs(number),
      selectors: [{ start: 0, end: 4, exact: 'Word', prefix: '', suffix: '' }],
      fields: {},
      orphan: null,
      author: 'Ada',
      madeAt: '2026-04-21T10:00:00.000Z',
    }))

const attribution = (number: number): fc.Arbitrary<Attribution> =>
  fc
    .record({
      sources: some(marks.map(annotationId)),
      contents: some(marks.map(annotationId)),
      relays: some(marks.map(attributionId)),
      relaying: some(marks.map(annotationId)),
      channel: word,
    })
    .map(({ relays, relaying, ...fields }) =>
      makeAttribution(number, {
        ...fields,
        article: whereIs(number),
        relayedBy: [
          ...relays.map((each) => ({ kind: 'attribution', attribution: each }) as const),
          ...relaying.map((each) => ({ kind: 'source', annotation: each }) as const),
        ],
      }),
    )

const profile = (number: number): fc.Arbitrary<Profile> =>
  word.map((role) => makeProfile(number, `P${number}`, { role }))

const statement = (number: number): fc.Arbitrary<Statement> =>
  fc.record({ reason: word, evidence: some(marks) }).map(({ reason, evidence }) =>
    makeStatement(number, `S${number}`, {
      reason,
      evidence: evidence.map((mark) => ({
        id: annotationId(mark),
        stance: 'supports',
        reference: { kind: 'annotation', article: whereIs(mark), annotation: annotationId(mark) },
        seenOn: '',
      })),
    }),
  )

const session = (number: number): fc.Arbitrary<Session> =>
  fc.record({ notes: word, articles: some(numbers.map(articleId)) }).map((fields) => ({
    id: sessionId(number),
    title: `Session ${number}`,
    question: '',
    state: 'paused',
    startedAt: '2026-04-21T10:00:00.000Z',
    endedAt: null,
    activeMs: 0,
    ...fields,
  }))

const loaded = {
  id: 'loaded',
  name: 'Loaded',
  role: 'none',
  hue: 20,
  line: 'dashed',
  key: 'C',
  ...undescribed,
  fields: [],
} as const

function someOf<R extends { readonly id: string }>(each: (number: number) => fc.Arbitrary<R>, from: readonly number[]) {
  return some(from).chain((chosen) => fc.tuple(...chosen.map(each)).map((records) => byId(records as R[])))
}

/** A library in which references may lead nowhere. Two of them have ids, and now and then texts, in common. */
export const untidyArbitrary: fc.Arbitrary<State> = fc
  .record({
    articles: someOf(article, numbers),
    annotations: someOf(annotation, marks),
    attributions: someOf(attribution, marks),
    profiles: someOf(profile, numbers),
    statements: someOf(statement, numbers),
    sessions: someOf(session, [1, 2]),
    hue: fc.constantFrom(85, 90),
    hasLoaded: fc.boolean(),
  })
  .map(({ articles, annotations, attributions, profiles, statements, sessions, hue, hasLoaded }) => {
    const [claim, ...rest] = claimsAndSources.codes
    const library = {
      ...emptyLibrary,
      codebooks: byId([
        {
          ...claimsAndSources,
          codes: [...(claim ? [{ ...claim, hue }] : []), ...rest, ...(hasLoaded ? [loaded] : [])],
        },
      ]),
      articles: articles as State['library']['articles'],
      profiles: profiles as State['library']['profiles'],
      statements: statements as State['library']['statements'],
      sessions: sessions as State['library']['sessions'],
    }
    const withCode = (each: Annotation) => (each.code === 'loaded' && !hasLoaded ? { ...each, code: 'cue' } : each)
    const marked = [...articles.keys()].map((id): [ArticleId, Marks] => {
      const inArticle = (record: { readonly article: ArticleId }) => record.article === id
      return [
        id as ArticleId,
        {
          annotations: byId([...annotations.values()].filter(inArticle).map(withCode)) as Marks['annotations'],
          attributions: byId([...attributions.values()].filter(inArticle)) as Marks['attributions'],
        },
      ]
    })
    return { library, marks: new Map(marked) }
  })

/** A library in which no reference leads nowhere. */
export const stateArbitrary: fc.Arbitrary<State> = untidyArbitrary.map(tidy)

/** The state without references that lead nowhere, and with the lists of articles that its marks ask for. */
function tidy({ library, marks }: State): State {
  const has = {
    annotation: (id: AnnotationId) => [...marks.values()].some(({ annotations }) => annotations.has(id)),
    attribution: (id: AttributionId) => [...marks.values()].some(({ attributions }) => attributions.has(id)),
  }
  const tidied = new Map(
    [...marks].map(([article, { annotations, attributions }]): [ArticleId, Marks] => {
      const inArticle = (id: AnnotationId) => annotations.has(id)
      const kept = [...attributions.values()]
        .map((each) => ({
          ...each,
          sources: each.sources.filter(inArticle),
          cues: [],
          contents: each.contents.filter(inArticle),
          relayedBy: each.relayedBy.filter((relay) => relay.kind === 'source' && inArticle(relay.annotation)),
        }))
        .filter((each) => members(each).length > 0)
      const pointed = [...annotations.values()].map((each) => ({
        ...each,
        profile: each.profile && library.profiles.has(each.profile) ? each.profile : null,
        statement: each.statement && library.statements.has(each.statement) ? each.statement : null,
      }))
      return [article, { annotations: byId(pointed), attributions: byId(kept) }]
    }),
  )
  const mentionedIn = (key: 'profile' | 'statement', id: ProfileId | StatementId) =>
    [...tidied].flatMap(([article, { annotations }]) =>
      [...annotations.values()].some((each) => each[key] === id) ? [article] : [],
    )
  return {
    marks: tidied,
    library: {
      ...library,
      profiles: byId(
        [...library.profiles.values()].map((each) => ({ ...each, articles: mentionedIn('profile', each.id) })),
      ),
      statements: byId(
        [...library.statements.values()].map((each) => ({
          ...each,
          articles: mentionedIn('statement', each.id),
          evidence: each.evidence.filter(
            ({ reference }) => reference.kind === 'annotation' && has.annotation(reference.annotation),
          ),
        })),
      ),
      sessions: byId(
        [...library.sessions.values()].map((each) => ({
          ...each,
          articles: each.articles.filter((id) => library.articles.has(id)),
        })),
      ),
    },
  }
}

/** Sentences about references that lead nowhere, and lists of articles that are out of step. */
export function faultsOf({ library, marks }: State): readonly string[] {
  const faults: string[] = []
  const codes = new Set(wholeCodebook(library).codes.map(({ id }) => id))
  const mentions = new Map<string, Set<string>>()
  const fault = (isWrong: boolean, what: string) => isWrong && faults.push(what)
  for (const [article, { annotations, attributions }] of marks) {
    fault(!library.articles.has(article), `marks of ${article}, which is not there`)
    for (const each of annotations.values()) {
      fault(each.article !== article, `${each.id} lies in another article`)
      fault(!codes.has(each.code), `${each.id} has lost its code`)
      fault(each.profile !== null && !library.profiles.has(each.profile), `${each.id} mentions nobody`)
      fault(each.statement !== null && !library.statements.has(each.statement), `${each.id} states nothing`)
      for (const id of [each.profile, each.statement])
        if (id !== null) mentions.set(id, (mentions.get(id) ?? new Set()).add(article))
    }
    for (const each of attributions.values()) {
      fault(members(each).length === 0, `${each.id} has no member`)
      for (const id of members(each)) fault(!annotations.has(id), `${each.id} has lost ${id}`)
      for (const relay of each.relayedBy)
        fault(relay.kind === 'attribution' && !attributions.has(relay.attribution), `${each.id} has lost a relay`)
    }
  }
  for (const each of [...library.profiles.values(), ...library.statements.values()]) {
    const listed = [...each.articles].sort()
    const real = [...(mentions.get(each.id) ?? [])].sort()
    fault(listed.join() !== real.join(), `${each.id} lists ${listed.join()} and is mentioned in ${real.join()}`)
  }
  for (const { id, evidence } of library.statements.values()) {
    for (const { reference } of evidence) {
      const isLost =
        reference.kind === 'annotation' && !marks.get(reference.article)?.annotations.has(reference.annotation)
      fault(isLost, `${id} has lost its evidence`)
    }
  }
  for (const { id, articles } of library.sessions.values())
    fault(
      articles.some((article) => !library.articles.has(article)),
      `${id} has lost an article`,
    )
  return faults
}
