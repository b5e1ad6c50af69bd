import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/article/block'
import { sentenceAt, sentencesOf } from '../../../src/article/sentences'
import { readPlainText } from '../../../src/import/plain-text-1'

const ARTICLE = fileURLToPath(new URL('../../../../shared/articles/london-talks.txt', import.meta.url))

const whole = (text: string): Block => ({ kind: 'paragraph', start: 0, end: text.length })

function sentences(text: string): readonly string[] {
  return sentencesOf(text, whole(text)).map((sentence) => text.slice(sentence.start, sentence.end))
}

/** Sentences are written with "|" between them. */
function parts(marked: string): void {
  expect(sentences(marked.replaceAll('|', ' '))).toEqual(marked.split('|'))
}

describe('sentencesOf', () => {
  it('parts at full stops, questions and exclamations', () => parts('One.|Two?|Three!|Four'))
  it('leaves white space out', () => expect(sentences(' One. \n Two.\t')).toEqual(['One.', 'Two.']))
  it('has none in an empty block', () => expect(sentences('')).toEqual([]))
  it('keeps numbers whole', () => parts('It rose 3.5 percent to 1,000.50 dollars.|Then it fell.'))

  for (const marked of [
    'Mr. Smith met Dr. Jones and Gen. Lee.|They talked.',
    'Sens. come and go, but Sen. Rubio stays.',
    'The U.S. President spoke to U.K. Prime Minister Rishi Sunak.',
    'It was made in the U.S.|The talks go on.',
    'He lives in Washington D.C.|He works there.',
    'J. K. Rowling and George W. Bush agreed.',
    'They chose plan B.|The others did not.',
    'Apple Inc. Chairman Tim Cook left.|Then Acme Corp. bought it.',
    'On Jan. 6 he came at 5 p.m. Eastern time.',
    'See No. 10 and p. 12.|No.|It is not there.',
    'Many came, e.g. Germany and France, i.e. Europe.',
    'Yahoo! announced it.|Jeopardy! is a show.',
  ]) {
    it(`knows abbreviations: ${marked}`, () => parts(marked))
  }

  for (const marked of [
    '"Stop. Now," he said.|He left.',
    '“Stop. Now,” Zelensky said.|He left.',
    '“Is it so? Really?” he asked.|Nobody knew.',
    '“Is it so? Really?” Emmanuel Macron asked.|Nobody knew.',
    'He said: “We go. We stay. We rest.”|Then he left.',
    '“We go.|We stay.”|He left.',
    '“We go.”|He said nothing.',
    '“Stop!”|He ran.',
    'They read «Stop. Now» and left.|He ran.',
    'Er sagte: „Halt. Jetzt.“|Dann ging er.',
    "'Stop. Now,' he said.|The diplomats' advisors left.|It's over.",
    'He said: ‘We won’t go. We can’t.’|Then he left.',
    '“Stop,” he said.|“Now.”',
    '“It began in the U.S. It ended here,” he said.',
    'He read “Stop. ‘Go.’ Stay” and left.',
  ]) {
    it(`keeps quotations whole: ${marked}`, () => parts(marked))
  }
  for (const marked of [
    '"We go on.|We stay.',
    'A 5" screen broke.|“Stop. Now,” he said.',
    "In the '90s he left.|They said 'Go.'",
  ]) {
    it(`ignores a mark without its partner: ${marked}`, () => parts(marked))
  }
  it('ends a sentence at a line break, unless it clearly goes on', () => {
    expect(sentences('By Ann Lee\nLondon\nThe talks\nbegin.')).toEqual(['By Ann Lee', 'London', 'The talks\nbegin.'])
  })

  it.skipIf(!existsSync(ARTICLE))('keeps the quotation of the article with its cue', () => {
    const { text, blocks } = readPlainText(readFileSync(ARTICLE, 'utf8'))
    const said = sentenceAt(text, blocks, text.indexOf('prepared to move'))
    expect(text.slice(said.start, said.end)).toMatch(/^"We are open.*homes," Zelensky said\.$/)
    expect(blocks[1] && sentencesOf(text, blocks[1])).toHaveLength(21)
  })

  it('finds the same sentences in a long block as in its parts', () => {
    const sentence = 'Mr. Smith, 63, of the U.S. 4th Fleet said: “Go. Now.” '
    const long = `And ${'so on, '.repeat(500)}they said. `
    expect(sentences((sentence + long).repeat(20))).toEqual(Array(20).fill([sentence.trim(), long.trim()]).flat())
    expect(sentences(sentence.repeat(500))).toEqual(Array(500).fill(sentence.trim()))
  })

  it('gives back the same answer for the same block', () => {
    const text = 'One. Two.'
    const block = whole(text)
    expect(sentencesOf(text, block)).toBe(sentencesOf(text, block))
    expect(sentencesOf('One, two.', block)).toHaveLength(1)
  })

  it('orders its sentences, and leaves nothing but white space out, whatever the text', () => {
    const unit = fc.constantFrom(
      'A',
      'b',
      'U.S',
      '. ',
      '? ',
      '"',
      '“',
      '”',
      "'",
      '’',
      ' ',
      '\n',
      '😀',
      'Mr',
      'said',
      ', ',
    )
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        let end = 0
        for (const sentence of sentencesOf(text, whole(text))) {
          expect(sentence.end).toBeGreaterThan(sentence.start)
          expect(text.slice(end, sentence.start).trim()).toBe('')
          end = sentence.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })
})

describe('sentenceAt', () => {
  const text = 'Head\n\nOne. Two.  \nThree.'
  const { blocks } = readPlainText(text)
  for (const [offset, sentence] of [
    [0, 'Head'],
    [4, 'Head'],
    [5, ''],
    [6, 'One.'],
    [10, 'One.'],
    [11, 'Two.'],
    [15, 'Two.'],
    [16, ''],
    [18, 'Three.'],
    [24, 'Three.'],
  ] as const) {
    it(`finds "${sentence}" at ${offset}`, () => {
      const found = sentenceAt(text, blocks, offset)
      expect(text.slice(found.start, found.end)).toBe(sentence)
      if (sentence === '') expect(found).toEqual({ start: offset, end: offset })
    })
  }
})
