import { describe, expect, it } from 'vitest'
import { type ComparedBlock, compareTexts } from '../../../src/article/compare'
import { readPlainText } from '../../../src/import/plain-text-1'

const show = (blocks: readonly ComparedBlock[]) =>
  blocks
    .map(({ runs }) => runs.map(({ text, change }) => (change === null ? text : `[${change}:${text}]`)).join(''))
    .join(' / ')

/** Each row as "before | after", changed words as "[number:words]"; rows that are the same as "=". */
function compare(a: string, b: string): readonly string[] {
  const { rows } = compareTexts(readPlainText(a), readPlainText(b))
  return rows.map(({ isSame, before, after }) => (isSame ? '=' : `${show(before)} | ${show(after)}`))
}

describe('compareTexts', () => {
  for (const [name, a, b, expected] of [
    ['finds nothing in the same text', 'One.\n\nTwo.', 'One.\n\nTwo.', ['=', '=']],
    ['finds a word', 'One.\n\nTeh cat sat.', 'One.\n\nThe cat sat.', ['=', '[0:Teh] cat sat. | [0:The] cat sat.']],
    ['finds words apart', 'a b c d', 'x b c y', ['[0:a] b c [1:d] | [0:x] b c [1:y]']],
    ['pairs paragraphs', 'a b\n\nc d', 'a x\n\ny d', ['a [0:b] | a [0:x]', '[1:c] d | [1:y] d']],
    [
      'counts on',
      'a b.\n\nsame.\n\nc d.',
      'x b.\n\nsame.\n\nc y.',
      ['[0:a] b. | [0:x] b.', '=', 'c [1:d]. | c [1:y].'],
    ],
    ['finds what came', 'One.\n\nTwo.', 'One.\n\nNew.\n\nTwo.', ['=', ' | [0:New.]', '=']],
    ['finds what went', 'One.\n\nOld.\n\nTwo.', 'One.\n\nTwo.', ['=', '[0:Old.] | ', '=']],
    ['finds a border that came', 'a.\n\nOne two.', 'a.\n\nOne\n\ntwo.', ['=', 'One[0: ]two. | One / [0:¶ ]two.']],
    ['finds a border that went', 'a.\n\nOne\n\ntwo.', 'a.\n\nOne two.', ['=', 'One / [0:¶ ]two. | One[0: ]two.']],
  ] as const) {
    it(name, () => expect(compare(a, b)).toEqual(expected))
  }
  it('counts the passages that differ', () => {
    expect(compareTexts(readPlainText('a b c d'), readPlainText('x b c y')).changes).toBe(2)
  })
})
