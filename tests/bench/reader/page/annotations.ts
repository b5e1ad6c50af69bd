import type { Annotation } from '../../../../src/annotation/annotation'
import { makeSelector } from '../../../../src/annotation/selector'
import type { AnnotationId, ArticleId } from '../../../../src/ids'
import type { Mark } from './case-text'

/** The record of a mark as the app keeps it. */
export function annotationOf(text: string, mark: Mark, article: ArticleId, id = mark.id): Annotation {
  return {
    id: id as AnnotationId,
    article,
    code: mark.code,
    selectors: [makeSelector(text, mark)],
    fields: {},
    note: '',
    orphan: null,
    profile: null,
    statement: null,
    author: 'Ada',
    madeAt: '2026-04-21T10:00:00.000Z',
  }
}
