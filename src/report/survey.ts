import { quotation } from '../annotation/annotation'
import type { Attribution } from '../annotation/attribution'
import { wholeCodebook } from '../codebook/codebooks'
import type { AnnotationId } from '../ids'
import type { Library } from '../record/state'
import { isUnnamed } from '../source/profile'
import { type Numbered, type Numbering, numberMarks, type Page } from './numbering'

/** All that the parts of a report are made from, with what is looked up often. */
export interface Survey {
  readonly library: Library
  readonly pages: readonly Page[]
  readonly numbering: Numbering
  /** The attributions that hold an annotation as their content. */
  readonly saying: (content: AnnotationId) => readonly Attribution[]
  /** A source's name: its profile's, or the words of the mention. */
  readonly nameOf: (mention: Numbered) => string
  /** Whether a mention is of an unnamed person or group; false when it has no profile yet. */
  readonly isUnnamed: (mention: Numbered) => boolean
}

export function surveyOf(pages: readonly Page[], library: Library): Survey {
  const byContent = new Map<AnnotationId, Attribution[]>()
  for (const { marks } of pages) {
    for (const attribution of marks.attributions.values()) {
      for (const id of attribution.contents) {
        const those = byContent.get(id)
        if (those === undefined) byContent.set(id, [attribution])
        else those.push(attribution)
      }
    }
  }
  const profileOf = ({ annotation }: Numbered) =>
    annotation.profile === null ? undefined : library.profiles.get(annotation.profile)
  return {
    library,
    pages,
    numbering: numberMarks(pages, wholeCodebook(library)),
    saying: (content) => byContent.get(content) ?? [],
    nameOf: (mention) => profileOf(mention)?.name.trim() || quotation(mention.annotation),
    isUnnamed: (mention) => {
      const profile = profileOf(mention)
      return profile !== undefined && isUnnamed(profile)
    },
  }
}
