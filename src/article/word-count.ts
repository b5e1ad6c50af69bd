// Marc Brysbaert, "How many words do we read per minute? A review and meta-analysis of reading rate",
// Journal of Memory and Language 109 (2019), 104047: adults read English non-fiction silently at 238 words a minute.
const WORDS_PER_MINUTE = 238

/** The number of words in a text: runs of anything but white space, as `wc -w` counts them. */
export function countWords(text: string): number {
  // Subtle: matches that are only counted are made no strings.
  const word = /\S+/g
  let words = 0
  while (word.test(text)) words++
  return words
}

/** Whole minutes of silent reading, rounded up; nothing to read takes none. */
export function readingMinutes(words: number): number {
  return Math.ceil(words / WORDS_PER_MINUTE)
}
