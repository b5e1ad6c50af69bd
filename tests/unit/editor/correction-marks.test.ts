import { Transform } from 'prosemirror-transform'
import { expect, it } from 'vitest'
import { positionIndex } from '../../../src/annotation/position-index'
import { correctedText, correctionDocument } from '../../../src/editor/correction-document'
import { marksNear } from '../../../src/editor/correction-marks'
import { readPlainText } from '../../../src/import/plain-text-1'
import { annotationOf, replace, retype, type Step } from './correcting'

const paragraphs = Array.from({ length: 100 }, (_, i) => `The ferry ${i} is late.`)
const { text, blocks } = readPlainText(paragraphs.join('\n\n'))
const words = Array.from({ length: 100 }, (_, i) => `ferry ${i}`)
const marks = words.map((each, i) => {
  const start = text.indexOf(`${each} `)
  return annotationOf(text, [{ start, end: start + each.length }], String(i))
})
const index = positionIndex(new Map(marks.map((each) => [each.id, each])))

/** The words under which a line is drawn when the sections of these numbers are near, after these steps. */
function drawn(from: number, to: number, ...steps: readonly Step[]): readonly string[] {
  const before = correctionDocument({ text, blocks })
  const transform = new Transform(before)
  for (const step of steps) step(transform)
  const { doc, mapping } = transform
  const startOf = (section: number) =>
    doc.children.slice(0, section).reduce((position, { nodeSize }) => position + nodeSize, 0)
  const range = { start: startOf(from), end: startOf(to) }
  const near = marksNear(index, correctedText(before), { on: mapping, back: mapping.invert() }, range)
  return near.map(({ start, end }) => doc.textBetween(start, end))
}

it('draws what is near only, wherever it has gone', () => {
  expect(drawn(0, 5)).toEqual(words)
  expect(drawn(1, 2)).toEqual(words.slice(20, 40))
  const early = retype('The ferry 3 is', 'What was said of the ferry 3 is that it is')
  expect(drawn(1, 2, early)).toEqual(words.slice(20, 40))
})

it('follows the words that are corrected, and leaves out those that are gone', () => {
  expect(drawn(1, 2, replace('erry', 'erries', 21))).toContain('ferries 21')
  const gone = drawn(1, 2, (transform) => {
    const at = correctedText(transform.doc).toPosition(text.indexOf('ferry 30'), 'start')
    transform.delete(at, at + 'ferry 30'.length)
  })
  expect(gone).toEqual(words.slice(20, 40).filter((each) => each !== 'ferry 30'))
})
