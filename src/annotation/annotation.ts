import * as v from 'valibot'
import { instant } from '../article/article'
import { annotationId, articleId, profileId, statementId } from '../ids'
import { selectorSchema } from './selector'

/** A mark on one or more ranges of one article, under one code of the codebook. */
export const annotationSchema = v.pipe(
  v.strictObject({
    id: annotationId,
    article: articleId,
    /** Id of a code of the codebook. */
    code: v.string(),
    /** In the order of the text, none overlapping another. */
    selectors: v.pipe(v.array(selectorSchema), v.minLength(1), v.readonly()),
    /** Values of the code's fields by field key; a field that is not here is empty. */
    fields: v.pipe(v.record(v.string(), v.string()), v.readonly()),
    note: v.string(),
    /** The revision of the text in which its selectors stand, when they stand nowhere in the newest; null if they do. */
    orphan: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    /** Whom a mention of a source mentions; null for every other role. */
    profile: v.nullable(profileId),
    /** What a mention of a claim states; null for every other role. */
    statement: v.nullable(statementId),
    /** The analyst who made it. */
    author: v.string(),
    madeAt: instant,
  }),
  v.readonly(),
)
export type Annotation = v.InferOutput<typeof annotationSchema>

/** The words of an annotation, its parts joined by " … ". */
export function quotation(annotation: Annotation): string {
  return annotation.selectors.map((selector) => selector.exact).join(' … ')
}

/** UTF-16 offset into the canonical text at which the annotation begins. */
export function startOf(annotation: Annotation): number {
  return annotation.selectors[0]?.start ?? 0
}

/** UTF-16 offset into the canonical text at which the annotation ends, exclusive. */
function endOf(annotation: Annotation): number {
  return annotation.selectors.at(-1)?.end ?? 0
}

/** Order of the text: by start; of two that start together the longer first. 0 only for one and the same. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  return startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
