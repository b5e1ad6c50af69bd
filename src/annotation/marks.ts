import type { AnnotationId, AttributionId } from '../ids'
import type { Annotation } from './annotation'
import type { Attribution } from './attribution'

/** What is marked in one article. */
export interface Marks {
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>
  readonly attributions: ReadonlyMap<AttributionId, Attribution>
}
