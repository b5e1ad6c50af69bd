import { compareAnnotations } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import { chainOf, describeLink } from '../annotation/chain'
import type { Article } from '../article/article'
import type { AnnotationId } from '../ids'
import type { ArticleInput, Report } from '../report/report'
import { annotationBodies, type Body, textualBody } from './web-annotation-body'
import { sourceOf, targetsOf } from './web-annotation-target'

/** An annotation of the Web Annotation Data Model (W3C Recommendation, 23 February 2017), as far as we write it. */
interface WebAnnotation {
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: 'tagging' | 'linking'
  readonly created?: string
  readonly creator?: { readonly type: 'Person'; readonly name: string }
  readonly generator: { readonly type: 'Software'; readonly name: string }
  readonly body: readonly (string | Body)[]
  readonly target: string | readonly unknown[]
}

/** The IRI of a record. */
const iri = (id: string) => `urn:uuid:${id}`

/**
 * The report's marks and attributions as an AnnotationCollection of one embedded page, in JSON-LD. Positions are
 * Unicode code points of the canonical text, as the model asks for; a mark in several parts has several targets. An
 * attribution is an annotation that links its sources and cues (bodies) to its contents (targets).
 */
export function renderWebAnnotation(report: Report): string {
  const bodies = annotationBodies(report)
  const generator = { type: 'Software', name: `Sourcemark ${report.version}` } as const
  const items = report.records.flatMap((record) => [
    ...tags(record, bodies, generator),
    ...links(record, namesIn(report), generator),
  ])
  const collection = `${iri(report.session?.id ?? report.records[0]?.article.id ?? '')}#annotations`
  const page = `${collection}-page-1`
  const author = report.author.trim()
  return `${JSON.stringify(
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: collection,
      type: 'AnnotationCollection',
      label: report.title,
      created: report.madeAt,
      ...(author === '' ? {} : { creator: { type: 'Person', name: author } }),
      generator,
      'dcterms:source': report.records.map(({ article }) => described(article)),
      total: items.length,
      first: { id: page, type: 'AnnotationPage', startIndex: 0, items },
      last: page,
    },
    null,
    2,
  )}\n`
}

/** What the targets' sources are, and by which digest their text is known again. */
function described(article: Article) {
  return {
    id: sourceOf(article),
    type: 'Text',
    format: 'text/plain',
    ...(article.language === '' ? {} : { language: article.language }),
    'dcterms:title': article.title,
    'dcterms:publisher': article.publisher,
    'schema:sha256': article.textSha256,
    'dcterms:description':
      'Positions are Unicode code points of the canonical text, counted from 0; the digest is of that text as UTF-8.',
  }
}

function tags(
  { article, text, marks }: ArticleInput,
  bodies: ReadonlyMap<AnnotationId, readonly Body[]>,
  generator: WebAnnotation['generator'],
): readonly WebAnnotation[] {
  const targets = targetsOf(article, text)
  return [...marks.annotations.values()].sort(compareAnnotations).map((annotation): WebAnnotation => {
    const author = annotation.author.trim()
    return {
      id: iri(annotation.id),
      type: 'Annotation',
      motivation: 'tagging',
      created: annotation.madeAt,
      ...(author === '' ? {} : { creator: { type: 'Person', name: author } }),
      generator,
      body: bodies.get(annotation.id) ?? [],
      target: targets(annotation),
    }
  })
}

function links(
  { article, marks }: ArticleInput,
  names: ReadonlyMap<AnnotationId, string>,
  generator: WebAnnotation['generator'],
): readonly WebAnnotation[] {
  return [...marks.attributions.values()].flatMap((attribution): readonly WebAnnotation[] => {
    const { id, sources, cues, contents, relayedBy } = attribution
    const relays = relayedBy.map((relay) => (relay.kind === 'source' ? relay.annotation : relay.attribution))
    // A target there must be; without a content the link is about the source, or about whatever else there is.
    const parts: readonly (readonly string[])[] = [contents, sources, cues, relays]
    const target = parts.find((ids) => ids.length > 0)
    if (target === undefined) return []
    const linked = [sources, cues].filter((ids) => ids !== target).flat()
    const chain = chainOf(attribution, marks.attributions).map((link) =>
      describeLink(link, (mention) => names.get(mention) ?? 'a mark that is gone', article.publisher),
    )
    const description = [`Chain: ${chain.join(' → ')}`, ...circumstances(attribution, relays)].join('\n')
    return [
      {
        id: iri(id),
        type: 'Annotation',
        motivation: 'linking',
        generator,
        body: [...linked.map(iri), textualBody('describing', description)],
        // A single IRI stands alone: the W3C's schemas take a list of one for two things at once.
        target: target.length === 1 ? iri(target[0] ?? '') : target.map(iri),
      },
    ]
  })
}

function circumstances({ sources, voice, form, channel, uttered }: Attribution, relays: readonly string[]) {
  const said = [uttered.written === '' ? '' : `“${uttered.written}”`, uttered.on].filter((each) => each !== '')
  const facts: readonly (readonly [string, string])[] = [
    ['Voice', sources.length > 0 ? '' : voice],
    ['Form', form],
    ['Channel', channel],
    ['Said', said.join(', ')],
    ['Relayed by', relays.map(iri).join(', ')],
  ]
  return facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`)
}

function namesIn({ sources }: Report): ReadonlyMap<AnnotationId, string> {
  return new Map(sources.flatMap(({ name, mentions }) => mentions.map(({ id }) => [id, name])))
}
