import type { Annotation } from '../annotation/annotation'
import type { Codebook } from '../codebook/codebook'
import { codebookInUse } from '../codebook/codebooks'
import { sameValue } from '../collection/same-value'
import type { ArticleId } from '../ids'
import type { Change } from '../record/edit'
import type { Library } from '../record/state'
import type { Reform } from '../reform/reform'
import type { Done } from './desk'

/** What a reform comes to: one edit, and what it does to marks, for the analyst to see before. */
export interface Reformed extends Done {
  /** Marks that change, and the articles in which they are. */
  readonly marks: number
  readonly articles: number
  /** Values that have no place in their fields any more, and go to the notes of their marks. */
  readonly noted: readonly string[]
}

/**
 * Changes a codebook and all marks that it concerns, in whatever article they are. `annotations` must be all those of
 * the library that are made under the codes that the reform touches.
 */
export function reform(reform: Reform, annotations: Iterable<Annotation>): Reformed {
  const changes: Change[] = []
  const articles = new Set<ArticleId>()
  const noted: string[] = []
  for (const before of annotations) {
    if (!reform.touches.has(before.code)) continue
    const recast = reform.recast(before)
    if (sameValue(before, recast.annotation)) continue
    changes.push({ table: 'annotation', before, after: recast.annotation })
    articles.add(before.article)
    noted.push(...recast.noted)
  }
  const marks = changes.length
  const { before, after, subject, other } = reform
  for (const each of [{ before, after }, ...(other ? [other] : [])].reverse())
    if (!sameValue(each.before, each.after)) changes.unshift({ table: 'codebook', ...each })
  return { gesture: 'codebook', subject, changes, marks, articles: articles.size, noted }
}

/** Adds a codebook. Its id and those of its codes must be new to the library. */
export function addCodebook(codebook: Codebook): Done {
  return {
    gesture: 'codebook',
    subject: codebook.name,
    changes: [{ table: 'codebook', before: null, after: codebook }],
  }
}

/** Takes a codebook away that is not in use, and under which no mark is made. */
export function removeCodebook(library: Library, codebook: Codebook): Done {
  if (codebookInUse(library).id === codebook.id) throw new Error('The codebook in use must not be removed.')
  return {
    gesture: 'codebook',
    subject: codebook.name,
    changes: [{ table: 'codebook', before: codebook, after: null }],
  }
}

/** Makes new marks from now on under the codes of this codebook. */
export function chooseCodebook({ settings }: Library, codebook: Codebook): Done {
  const after = { ...settings, codebook: codebook.id }
  const changes: readonly Change[] = sameValue(settings, after) ? [] : [{ table: 'settings', before: settings, after }]
  return { gesture: 'codebook', subject: codebook.name, changes }
}
