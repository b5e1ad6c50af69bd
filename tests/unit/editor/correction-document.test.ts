import { describe, expect, it } from 'vitest'
import { correctedText, correctionDocument } from '../../../src/editor/correction-document'
import { readMarkdown } from '../../../src/import/markdown-1'
import { readPlainText } from '../../../src/import/plain-text-1'

describe('correctionDocument', () => {
  for (const text of [
    'One.',
    '\n\n  Title\n\nOne.\n  \n\n Two. \nThree.\n\n',
    'a\nb\nc',
    'x '.repeat(5000),
    '',
    ' \n ',
  ]) {
    it(`comes to the text from which it was made: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const read = readPlainText(text)
      const { text: again, blocks } = correctedText(correctionDocument(read))
      expect({ text: again, blocks }).toEqual({ text: read.text, blocks: read.blocks })
    })
  }
  it('comes to the text of Markdown, with the kinds of its blocks', () => {
    const read = readMarkdown('# Title\n\nOne\ntwo.\n\n> Said.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n')
    const { text, blocks } = correctedText(correctionDocument(read))
    expect({ text, blocks }).toEqual({ text: read.text, blocks: read.blocks })
  })
  it('drops blocks that were emptied, with what stood before them', () => {
    const doc = correctionDocument(readPlainText('One.\n\nTwo.\n\n\nThree.\n'))
    const emptied = doc.replace(8, 12, doc.slice(8, 8))
    expect(correctedText(emptied)).toMatchObject({ text: 'One.\n\n\nThree.\n', blocks: [{ end: 4 }, { start: 7 }] })
  })
  it('begins where the text began when the first block goes', () => {
    const doc = correctionDocument(readPlainText(' One.\n\nTwo.'))
    const without = doc.replace(1, 7, doc.slice(1, 1))
    expect(correctedText(without)).toMatchObject({ text: ' Two.', blocks: [{ start: 1, end: 5 }] })
  })
})
