import { describe, expect, it } from 'vitest'
import { quotation } from '../../../src/annotation/annotation'
import { linkCandidates } from '../../../src/gesture/link-candidates'
import type { AnnotationId } from '../../../src/ids'
import { Analyst } from './analyst'

const text = `The ministry said that the port is open. The union denied it. A clerk shrugged.

The mayor warned that fees will rise. The ministry agreed. The harbour office replied.`

/** Marks every source, and the claim or cue that is asked about; each is alone in an attribution of its own. */
function marked(...others: readonly (readonly [code: string, words: string, occurrence?: number])[]) {
  const analyst = new Analyst(text)
  const tag = (code: string, words: string, occurrence = 0) => {
    analyst.current = null
    return analyst.tag(code, words, occurrence)
  }
  const ids = new Map<string, AnnotationId>()
  for (const [words, occurrence] of [
    ['The ministry', 0],
    ['The union', 0],
    ['A clerk', 0],
    ['The mayor', 0],
    ['The ministry', 1],
    ['The harbour office', 0],
  ] as const)
    ids.set(`${words} ${occurrence}`, tag('source', words, occurrence))
  for (const [code, words, occurrence] of others) ids.set(words, tag(code, words, occurrence))
  const candidates = (words: string, lastUsed: readonly string[] = []) => {
    const id = ids.get(words)
    if (id === undefined) throw new Error(`“${words}” must be marked.`)
    const used = lastUsed.flatMap((each) => ids.get(each) ?? [])
    return linkCandidates(analyst.desk, id, used).map(
      ({ annotation, nearness }) => `${nearness}: ${quotation(annotation)}`,
    )
  }
  return { analyst, ids, candidates }
}

const claim = ['claim', 'the port is open'] as const

describe('linkCandidates', () => {
  it.each([
    [
      'sentence, then paragraph, then what is nearest in the article, each source once',
      [],
      [
        'sentence: The ministry',
        'paragraph: The union',
        'paragraph: A clerk',
        'article: The mayor',
        'article: The harbour office',
      ],
    ],
    [
      'what was used last before the rest of the article',
      ['The harbour office 0'],
      [
        'sentence: The ministry',
        'paragraph: The union',
        'paragraph: A clerk',
        'used: The harbour office',
        'article: The mayor',
      ],
    ],
    [
      'the last of them first, and none above its sentence',
      ['The harbour office 0', 'The ministry 0', 'The mayor 0'],
      [
        'sentence: The ministry',
        'paragraph: The union',
        'paragraph: A clerk',
        'used: The harbour office',
        'used: The mayor',
      ],
    ],
  ])('offers %s', (_name, lastUsed, offered) => {
    expect(marked(claim).candidates('the port is open', lastUsed)).toEqual(offered)
  })

  it('offers other parts before the same part, in each group', () => {
    const { candidates } = marked(
      claim,
      ['claim', 'shrugged'],
      ['cue', 'denied'],
      ['cue', 'replied'],
      ['claim', 'fees will rise'],
    )
    expect(candidates('the port is open')).toEqual([
      'sentence: The ministry',
      'paragraph: The union',
      'paragraph: denied',
      'paragraph: A clerk',
      'paragraph: shrugged',
      'article: The mayor',
      'article: The harbour office',
      'article: replied',
      'article: fees will rise',
    ])
  })

  it('offers nothing that is linked already, nor another mention of that source further off', () => {
    const analyst = new Analyst(text)
    analyst.tag('source', 'The ministry')
    const id = analyst.tag('claim', 'the port is open')
    analyst.current = null
    analyst.tag('source', 'The ministry', 1)
    expect(linkCandidates(analyst.desk, id, [])).toEqual([])
  })

  it('offers nothing for a mark that is not there', () => {
    expect(linkCandidates(new Analyst(text).desk, 'gone' as AnnotationId, [])).toEqual([])
  })
})
