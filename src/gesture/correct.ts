import { type Annotation, quotation } from '../annotation/annotation'
import type { Marks } from '../annotation/marks'
import type { Article } from '../article/article'
import type { Block } from '../article/block'
import { isInsidePair } from '../article/code-points'
import { titleOf } from '../article/title'
import { countWords } from '../article/word-count'
import { sameValue } from '../collection/same-value'
import type { Change } from '../record/edit'
import { Changes, type Desk } from './desk'
import { rename } from './ends'

/** A text after its correction, and the marks whose records change with it, as they are from then on. */
export interface Corrected {
  /** The revision that was corrected. */
  readonly revision: number
  readonly text: string
  readonly blocks: readonly Block[]
  readonly annotations: readonly Annotation[]
}

/**
 * Whether a correction may be kept: it is of the article's newest revision, changes of known marks nothing but where
 * they stand, and leaves none that neither stands in the text, word for word, nor is an orphan of an older revision.
 */
export function isSound(article: Article, marks: Marks, corrected: Corrected): boolean {
  if (corrected.revision !== article.revision || corrected.blocks.length === 0) return false
  const changed = new Map(corrected.annotations.map((annotation) => [annotation.id, annotation]))
  if (changed.size !== corrected.annotations.length) return false
  for (const { id, ...after } of corrected.annotations) {
    const before = marks.annotations.get(id)
    if (before === undefined) return false
    const { selectors, orphan } = before
    if (!sameValue({ ...after, id, selectors, orphan }, before)) return false
    if (after.orphan !== null && !(after.orphan === article.revision && sameValue(after.selectors, selectors)))
      return false
  }
  for (const [id, before] of marks.annotations) {
    const annotation = changed.get(id) ?? before
    if (annotation.orphan === null && !stands(corrected.text, annotation)) return false
  }
  return true
}

function stands(text: string, { selectors }: Annotation): boolean {
  return selectors.every(({ start, end, exact }, i) => {
    const isCut = isInsidePair(text, start) || isInsidePair(text, end)
    return !isCut && start >= (selectors[i - 1]?.end ?? 0) && text.slice(start, end) === exact
  })
}

/** The article after a correction. A title that was the old text's own becomes that of the new one. */
export function correctedArticle(
  before: Article,
  from: Pick<Corrected, 'text' | 'blocks'>,
  to: Pick<Corrected, 'text' | 'blocks'>,
  { revision, textSha256 }: Pick<Article, 'revision' | 'textSha256'>,
): Article {
  const isGuess = before.title === titleOf(from.text, from.blocks)
  const title = (isGuess && titleOf(to.text, to.blocks)) || before.title
  return { ...before, title, revision, textSha256, words: countWords(to.text) }
}

/**
 * The changes of the one edit that a correction is. Attributions, statements and evidence stay; only a source that is
 * called by the words of its one mention goes on to be called by them.
 */
export function correctionChanges(
  desk: Desk,
  before: Article,
  after: Article,
  annotations: readonly Annotation[],
): readonly Change[] {
  const changes = new Changes(desk)
  for (const annotation of annotations) {
    const old = changes.annotation(annotation.id)
    changes.put('annotation', annotation)
    if (old !== null && annotation.orphan === null && quotation(old) !== quotation(annotation))
      rename(changes, old, annotation)
  }
  return [{ table: 'article', before, after }, ...changes.list()]
}
