import { type OpenEnd, openEnds } from '../annotation/open-ends'
import type { Article } from '../article/article'
import type { Codebook } from '../codebook/codebook'
import { wholeCodebook } from '../codebook/codebooks'
import type { ReportScope } from '../ipc/contract'
import type { Library } from '../record/state'
import type { Session } from '../session/session'
import { type AnnotatedBlock, annotatedText } from './annotated-text'
import { type ClaimEntry, claimsOf } from './claim'
import { type CueEntry, cuesOf } from './cue'
import { type Figures, figuresOf } from './figures'
import { type Mention, mentionOf } from './mention'
import { type Method, methodOf } from './method'
import { type ArticleInput, type Page, pageOf, titleOf } from './numbering'
import { type SourceEntry, sourcesOf } from './source'
import { type Survey, surveyOf } from './survey'

export type { ArticleInput }

export interface ReportInput {
  readonly scope: ReportScope
  readonly library: Library
  /** In the order in which the report shows them; of a session, its articles. */
  readonly articles: readonly ArticleInput[]
  /** An instant. */
  readonly madeAt: string
  /** Who makes the report. */
  readonly author: string
  /** Sourcemark's. */
  readonly version: string
}

/** A report before it has a format. Every rendering is a pure function of it and adds no finding of its own. */
export interface Report {
  readonly title: string
  /** The session it is about; null for a report on one article. */
  readonly session: Session | null
  readonly madeAt: string
  readonly author: string
  readonly version: string
  readonly codebook: Codebook
  readonly articles: readonly ReportArticle[]
  readonly figures: Figures
  readonly claims: readonly ClaimEntry[]
  readonly sources: readonly SourceEntry[]
  readonly cues: readonly CueEntry[]
  /** Marks under codes that take no part in attributions. */
  readonly others: readonly Mention[]
  readonly openEnds: readonly OpenEndEntry[]
  readonly method: Method
  /** The marks and relations as they are stored, for formats that carry records. */
  readonly records: readonly ArticleInput[]
}

export interface ReportArticle {
  readonly article: Article
  readonly title: string
  /** Unique in the report. */
  readonly anchor: string
  readonly annotations: number
  readonly blocks: readonly AnnotatedBlock[]
}

interface OpenEndEntry {
  readonly kind: OpenEnd['kind']
  /** "has no claim" */
  readonly lack: string
  readonly mention: Mention
}

const lacks = {
  claim: 'is not yet attributed to anybody',
  source: 'has no claim',
  cue: 'ties no claim to a source',
} as const

/** "has no claim and leaves open: Level, Place" */
function lackOf({ kind, missing }: OpenEnd): string {
  const open = missing.length === 0 ? [] : [`leaves open: ${missing.join(', ')}`]
  return [...(kind === 'fields' ? [] : [lacks[kind]]), ...open].join(' and ')
}

/** The title of the report, as {@link buildReport} gives it. */
export function reportTitle(input: ReportInput): string {
  const session = sessionOf(input)
  if (session !== null) return session.title.trim() || 'Session without a title'
  const [first] = input.articles
  return first === undefined ? 'No article' : titleOf(first.article)
}

function sessionOf({ library, scope }: ReportInput): Session | null {
  const session = scope.kind === 'session' ? library.sessions.get(scope.session) : null
  if (session === undefined) throw new Error('A report is made on a session of the library.')
  return session
}

/** Makes the report; throws if it is on a session that the library does not have. */
export function buildReport(input: ReportInput): Report {
  const { library } = input
  const pages = input.articles.map(pageOf)
  const survey = surveyOf(pages, library)
  const { groups, mentions } = survey.numbering
  const claims = claimsOf(survey)
  const sources = sourcesOf(survey)
  const openEnds = openEndsOf(survey)
  return {
    title: reportTitle(input),
    session: sessionOf(input),
    madeAt: input.madeAt,
    author: input.author,
    version: input.version,
    codebook: wholeCodebook(library),
    articles: pages.map((page, index) => articleOf(page, index, survey)),
    figures: figuresOf(claims, sources, {
      articles: pages.length,
      words: pages.reduce((sum, { article }) => sum + article.words, 0),
      annotations: mentions.size,
      cues: groups.cue.length,
      others: groups.none.length,
      openEnds: openEnds.length,
    }),
    claims,
    sources,
    cues: cuesOf(survey),
    others: groups.none.map((each) => mentionOf(each.mentions[0], survey)),
    openEnds,
    method: methodOf(pages, wholeCodebook(library), input.version),
    records: input.articles,
  }
}

function articleOf(page: Page, index: number, { numbering, library }: Survey): ReportArticle {
  const { article, marks } = page
  return {
    article,
    title: titleOf(article),
    anchor: `article-${index + 1}`,
    annotations: marks.annotations.size,
    blocks: annotatedText(page, numbering, wholeCodebook(library)),
  }
}

function openEndsOf(survey: Survey): readonly OpenEndEntry[] {
  const { pages, numbering, library } = survey
  return pages.flatMap(({ marks }) =>
    openEnds(marks, wholeCodebook(library)).flatMap((end) => {
      const mention = numbering.mentions.get(end.annotation.id)
      return mention === undefined ? [] : [{ kind: end.kind, lack: lackOf(end), mention: mentionOf(mention, survey) }]
    }),
  )
}
