import { describe, expect, it } from 'vitest'
import { proposeUtterance } from '../../../src/gesture/utterance'

const letters = { source: 's', cue: 'q', claim: 'c' } as const

/** What is proposed for a sentence, as "source | cue | claim" in the order of the text, after other words. */
function proposed(sentence: string): string {
  const before = 'Another sentence. '
  const text = `${before}${sentence} And one more.`
  return proposeUtterance(text, { start: before.length, end: before.length + sentence.length })
    .map(({ role, range }) => `${letters[role]}: ${text.slice(range.start, range.end)}`)
    .join(' | ')
}

describe('proposeUtterance', () => {
  it.each([
    ['Officials said that the port is open.', 's: Officials | q: said | c: the port is open'],
    ['Officials said the port is open.', 's: Officials | q: said | c: the port is open'],
    [
      'The regional ministry of transport said that the bridge would reopen in May.',
      's: The regional ministry of transport | q: said | c: the bridge would reopen in May',
    ],
    [
      'On Monday, the harbour office announced that fees will rise.',
      's: the harbour office | q: announced | c: fees will rise',
    ],
    ['The union has denied that it was asked.', 's: The union | q: denied | c: it was asked'],
    [
      'The head of works, a trained engineer, warned that the bearings may fail.',
      's: The head of works | q: warned | c: the bearings may fail',
    ],
    ['The clerk told reporters that the file is lost.', 's: The clerk | q: told reporters | c: the file is lost'],
    ['The council said: "We were not asked."', 's: The council | q: said | c: "We were not asked."'],
    ['The ministry asked whether the port is open.', ''],
    ['According to the audit, two pumps failed.', 'q: According to | s: the audit | c: two pumps failed'],
    ['Two pumps failed, according to the audit.', 'c: Two pumps failed | q: according to | s: the audit'],
    ['"We were not asked," the union said.', 'c: "We were not asked," | s: the union | q: said'],
    ['"We were not asked," said the union.', 'c: "We were not asked," | q: said | s: the union'],
    ['“Why now?” the mayor said on Monday.', 'c: “Why now?” | s: the mayor | q: said'],
    ['The pumps are old, the operator said.', 'c: The pumps are old | s: the operator | q: said'],
    ['The pumps are old, said the operator.', 'c: The pumps are old | q: said | s: the operator'],
    ['The gates were shut in the morning.', ''],
    ['That said the plan holds.', ''],
    ['The port did not say whether the drawing is correct.', ''],
    ['The broadcaster had seen four of the reports and left.', ''],
    ['A second firm wants to claim damages.', ''],
    ['said', ''],
    ['', ''],
  ])('proposes for “%s”', (sentence, parts) => {
    expect(proposed(sentence)).toBe(parts)
  })
})
