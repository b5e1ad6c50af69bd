import { compareRanges, type Range } from '../article/range'
import { finderOf, type Query } from './finder'

/** How words are looked for when all their occurrences are to be tagged. */
export type Match = Pick<Query, 'matchCase' | 'wholeWord'>

/**
 * Where any of the names stands in a text, as UTF-16 offsets, in order. Where two names overlap the one that begins
 * first counts, of two that begin together the longer one: "Ada Quill" and not "Ada". Linear in the text.
 */
export function occurrences(text: string, names: readonly string[], match: Match): readonly Range[] {
  const found = names.flatMap((words) => {
    const finder = finderOf({ words, ...match, isPattern: false })
    return finder.ok && finder.value !== null ? [...finder.value.places(text)].filter((each) => each !== null) : []
  })
  const places: Range[] = []
  for (const range of found.sort(compareRanges)) if (range.start >= (places.at(-1)?.end ?? 0)) places.push(range)
  return places
}
