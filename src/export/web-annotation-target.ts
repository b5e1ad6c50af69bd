import type { Annotation } from '../annotation/annotation'
import type { Article } from '../article/article'
import { codePointIndex, isInsidePair } from '../article/code-points'
import { webAddress } from '../report/evidence'

/** The IRI of an article: its address where that is on the web, or its id. */
export function sourceOf({ id, address }: Article): string {
  const href = webAddress(address)
  return href === null ? `urn:uuid:${id}` : asUri(href)
}

/**
 * Makes the targets of annotations of one article: a SpecificResource for each part, with a TextPositionSelector in
 * code points and a TextQuoteSelector; a part that is not where it was marked, as of an orphan, has the latter only.
 */
export function targetsOf(article: Article, text: string): (annotation: Annotation) => readonly unknown[] {
  const { toCodePoint } = codePointIndex(text)
  const source = sourceOf(article)
  return ({ selectors, orphan }) =>
    selectors.map(({ start, end, exact, prefix, suffix }) => {
      const isWhole = !isInsidePair(text, start) && !isInsidePair(text, end)
      const isThere = orphan === null && text.slice(start, end) === exact && isWhole
      const quote = { type: 'TextQuoteSelector', exact, prefix, suffix }
      return {
        type: 'SpecificResource',
        source,
        selector: isThere
          ? [{ type: 'TextPositionSelector', start: toCodePoint(start), end: toCodePoint(end) }, quote]
          : [quote],
      }
    })
}

/** An address with everything percent-encoded that RFC 3986 does not let stand as it is. */
function asUri(address: string): string {
  const [, beforeFragment = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(address) ?? []
  const encode = (part: string) =>
    part
      .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, (character) => encodeURIComponent(character.replace(/\p{Cs}/u, '\ufffd')))
      .replace(/%(?![\da-f]{2})/gi, '%25')
  return encode(beforeFragment) + (fragment === '' ? '' : `#${encode(fragment.slice(1))}`)
}
