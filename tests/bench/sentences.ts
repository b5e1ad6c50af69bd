import { sentencesOf } from '../../src/article/sentences'
import type { Measure } from './measure'
import { exponent, median, timeEach } from './numbers'

const paragraph =
  '“We are open to talks. We are ready,” he said on Monday. He told the U.S. President: “Go on. We wait.” '
const words = (count: number) => paragraph.repeat(Math.ceil(count / 20))

/** Ten times the words of one paragraph may take ten times as long, not more. */
export const sentences: Measure = {
  name: 'sentences',
  run: async () => {
    const points: [number, number][] = []
    for (const count of [10_000, 100_000]) {
      const text = words(count)
      // A block of its own each time: sentences are remembered by block.
      const times = await timeEach(15, async () => sentencesOf(text, { start: 0, end: text.length }))
      points.push([count, median(times)])
    }
    const found = exponent(points)
    const said = points.map(([count, ms]) => `${ms.toFixed(1)} ms at ${count.toLocaleString('en')}`).join(', ')
    const what = 'Growth of finding sentences with the words of one paragraph, as an exponent'
    return [{ what, number: `**${found.toFixed(2)}**: ${said}`, goal: '1.1', met: found <= 1.1 }]
  },
}
