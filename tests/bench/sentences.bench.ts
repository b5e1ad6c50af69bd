import { bench, describe } from 'vitest'
import { sentencesOf } from '../../src/article/sentences'

// The growth with the length of one paragraph: ten times the words may take ten times as long, not more.
const paragraph =
  '“We are open to talks. We are ready,” he said on Monday. He told the U.S. President: “Go on. We wait.” '
const words = (count: number) => paragraph.repeat(Math.ceil(count / 20))

describe.each([10_000, 100_000])('finding the sentences of a paragraph of %i words', (count) => {
  const text = words(count)
  // A block of its own each time: sentences are remembered by block.
  bench('sentencesOf', () => void sentencesOf(text, { start: 0, end: text.length }))
})
