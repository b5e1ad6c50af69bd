import { describe, expect, it, test } from 'vitest'
import type { Attribution, Relay, Voice } from '../../../src/annotation/attribution'
import { chainOf, chainOfNobody, describeLink, type Link, wouldCycle } from '../../../src/annotation/chain'
import type { AnnotationId, ArticleId, AttributionId } from '../../../src/ids'

const mention = (name: string) => name as AnnotationId
const attributionId = (name: string) => name as AttributionId

/** "s1 s2" are sources; of relays, lower case is a source and upper case an attribution. */
function attribution(id: string, sources: string, relays = '', voice: Voice = 'open'): Attribution {
  return {
    id: attributionId(id),
    article: 'article' as ArticleId,
    sources: words(sources).map(mention),
    cues: [],
    contents: [mention('claim')],
    voice,
    relayedBy: words(relays).map(
      (name): Relay =>
        name === name.toLowerCase()
          ? { kind: 'source', annotation: mention(name) }
          : { kind: 'attribution', attribution: attributionId(name) },
    ),
    form: '',
    channel: '',
    uttered: { written: '', on: '' },
  }
}

const words = (text: string) => text.split(' ').filter((word) => word !== '')
const table = (...all: readonly Attribution[]) => new Map(all.map((each) => [each.id, each]))

function inWords(links: readonly Link[]): string {
  return links.map((link) => describeLink(link, (id) => id, 'The Gazette')).join(' → ')
}

describe('chainOf', () => {
  const cases: readonly (readonly [string, readonly Attribution[], string])[] = [
    ['ends with the publisher', [attribution('A', 'minister')], 'minister → The Gazette'],
    ['keeps sources side by side in one link', [attribution('A', 'minister aide')], 'minister and aide → The Gazette'],
    ['begins with the author’s voice', [attribution('A', '', '', 'author')], 'author’s voice → The Gazette'],
    ['begins with nobody', [attribution('A', '', '', 'unattributed')], 'unattributed → The Gazette'],
    ['says that the question is open', [attribution('A', '')], 'not yet attributed → The Gazette'],
    [
      'lists relays nearest to the origin first',
      [attribution('A', 'minister', 'aide wire')],
      'minister → aide → wire → The Gazette',
    ],
    ['lets a source outweigh a voice', [attribution('A', 'minister', '', 'author')], 'minister → The Gazette'],
    [
      'expands a relay that is an attribution, with its own relays',
      [attribution('A', 'minister', 'B radio'), attribution('B', 'wire', 'paper')],
      'minister → wire → paper → radio → The Gazette',
    ],
    [
      'expands over several steps',
      [attribution('A', 'minister', 'B'), attribution('B', 'wire', 'C'), attribution('C', 'paper')],
      'minister → wire → paper → The Gazette',
    ],
    [
      'stops where a relay leads back',
      [attribution('A', 'minister', 'B'), attribution('B', 'wire', 'A')],
      'minister → wire → a relay that leads back to itself → The Gazette',
    ],
    [
      'stops where an attribution relays itself, and goes on after it',
      [attribution('A', 'minister', 'A wire')],
      'minister → a relay that leads back to itself → wire → The Gazette',
    ],
    [
      'passes a shared relay once',
      [
        attribution('A', 'minister', 'B C'),
        attribution('B', 'wire', 'D'),
        attribution('C', 'radio', 'D'),
        attribution('D', 'paper'),
      ],
      'minister → wire → paper → radio → The Gazette',
    ],
    ['says that a relay is gone', [attribution('A', 'minister', 'B')], 'minister → a relay that is gone → The Gazette'],
  ]
  test.each(cases)('%s', (_, attributions, expected) => {
    const [first] = attributions
    expect(first && inWords(chainOf(first, table(...attributions)))).toBe(expected)
  })

  it('names the attribution that brings each link', () => {
    const all = [attribution('A', 'minister', 'B'), attribution('B', 'wire')]
    const links = chainOf(attribution('A', 'minister', 'B'), table(...all))
    expect(links.map((link) => (link.kind === 'publisher' ? null : link.attribution))).toEqual(['A', 'B', null])
  })
})

describe('describeLink', () => {
  it('calls an unnamed publisher this article', () => {
    expect(describeLink({ kind: 'publisher' }, () => '', ' ')).toBe('this article')
  })

  it('describes the chain of a claim that no attribution holds', () => {
    expect(inWords(chainOfNobody)).toBe('not yet attributed → The Gazette')
  })
})

describe('wouldCycle', () => {
  const chain = table(
    attribution('A', 'x', 'B'),
    attribution('B', 'y', 'C wire'),
    attribution('C', 'z'),
    attribution('D', 'd'),
  )
  const cases: readonly (readonly [string, string, string, boolean])[] = [
    ['forbids a relay by itself', 'A', 'A', true],
    ['forbids a relay that is relayed by it', 'B', 'A', true],
    ['forbids one further on', 'C', 'A', true],
    ['allows what is further on already', 'A', 'C', false],
    ['allows what is unrelated', 'D', 'A', false],
    ['allows what does not exist', 'A', 'Z', false],
  ]
  test.each(cases)('%s', (_, from, to, expected) => {
    expect(wouldCycle(chain, attributionId(from), attributionId(to))).toBe(expected)
  })

  it('ends in a table that has a circle already', () => {
    const circle = table(attribution('A', 'x', 'B'), attribution('B', 'y', 'A'))
    expect(wouldCycle(circle, attributionId('C'), attributionId('A'))).toBe(false)
  })
})
