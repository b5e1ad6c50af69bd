import Fuzzy from '@leeoniya/ufuzzy'

// The settings that its documentation gives for names that are not in English alone.
const fuzzy = new Fuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
})

// Every order of so many words is tried; of more only that all of them are there.
const MOST_WORDS = 4

/**
 * Those of the things whose names hold each of the wanted words or parts of words, in any order; the best match first.
 * All of them, in their order, when nothing is wanted.
 */
export function rankByName<T>(things: readonly T[], nameOf: (thing: T) => string, wanted: string): readonly T[] {
  if (wanted.trim() === '') return things
  const names = Fuzzy.latinize(things.map(nameOf))
  const [found, info, order] = fuzzy.search(
    names,
    Fuzzy.latinize([wanted])[0] ?? '',
    MOST_WORDS,
    Number.POSITIVE_INFINITY,
  )
  const ranked = found !== null && info !== null && order !== null ? order.map((at) => info.idx[at]) : found
  return (ranked ?? []).flatMap((at) => (at === undefined ? [] : (things[at] ?? [])))
}
