import { quotation } from '../../src/annotation/annotation'
import type { Attribution } from '../../src/annotation/attribution'
import { chainOf, type Link } from '../../src/annotation/chain'
import type { Marks } from '../../src/annotation/marks'
import type { Nearness } from '../../src/gesture/link-candidates'
import type { AnnotationId } from '../../src/ids'
import type { Library } from '../../src/record/state'

export const voices = [
  ['open', 'Not yet attributed'],
  ['author', "Author's voice"],
  ['unattributed', 'Unattributed'],
] as const

export const forms = [
  ['direct', 'Direct'],
  ['indirect', 'Indirect'],
  ['mixed', 'Mixed'],
] as const

/** The name of the profile that a mention mentions; the mention's words where there is none. */
export function nameOf(id: AnnotationId, marks: Marks, library: Library): string {
  const annotation = marks.annotations.get(id)
  if (annotation === undefined) return 'a removed mark'
  const profile = annotation.profile && library.profiles.get(annotation.profile)
  return profile ? profile.name : quotation(annotation)
}

/** "unnamed sources → Bloomberg → this article" */
export function describeChain(attribution: Attribution, marks: Marks, library: Library): string {
  const words = (link: Link): string => {
    switch (link.kind) {
      case 'sources':
        return link.annotations.map((id) => nameOf(id, marks, library)).join(' and ')
      case 'voice':
        return voices.find(([value]) => value === link.voice)?.[1] ?? link.voice
      case 'broken':
        return link.why === 'circle' ? '(back to itself)' : '(removed)'
      case 'publisher':
        return library.articles.get(attribution.article)?.publisher || 'this article'
    }
  }
  return chainOf(attribution, marks.attributions).map(words).join(' → ')
}

/** "Zelensky: “We are open to …”", to tell attributions apart in a list. */
export function nameAttribution(attribution: Attribution, marks: Marks, library: Library): string {
  const who = attribution.sources.map((id) => nameOf(id, marks, library)).join(' and ')
  const content = attribution.contents[0] && marks.annotations.get(attribution.contents[0])
  const what = content ? `“${shorten(quotation(content), 50)}”` : ''
  return [who || voices.find(([value]) => value === attribution.voice)?.[1], what].filter(Boolean).join(': ')
}

export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

/** Why a mark is offered to be linked. */
export const nearnessWords: Readonly<Record<Nearness, string>> = {
  sentence: 'same sentence',
  paragraph: 'same paragraph',
  used: 'used last',
  article: 'in the article',
}
