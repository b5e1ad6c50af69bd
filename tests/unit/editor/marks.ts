import type { Annotation } from '../../../src/annotation/annotation'
import { makeSelector } from '../../../src/annotation/selector'
import type { AnnotationId, ArticleId } from '../../../src/ids'

/** An annotation of that id whose parts are these words, at their first place in the text. */
export function markOf(text: string, id: string, ...words: readonly string[]): Annotation {
  const selectors = words.map((each) => {
    const start = text.indexOf(each)
    return makeSelector(text, { start, end: start + each.length })
  })
  const article = 'article' as ArticleId
  const bare = { fields: {}, note: '', profile: null, statement: null, author: '', madeAt: '', orphan: null }
  return { id: id as AnnotationId, article, code: 'claim', selectors, ...bare }
}
