import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../src/import/markdown-1'

/** The blocks of a file, one line each: the kind's first letter, and the words. */
function blocks(decoded: string): readonly string[] {
  const reading = readMarkdown(decoded)
  return reading.blocks.map((block) => `${block.kind[0]} ${reading.text.slice(block.start, block.end)}`)
}

const reads = (decoded: string, ...expected: readonly string[]) => expect(blocks(decoded)).toEqual(expected)

describe('Markdown', () => {
  it('gives the readable text with a blank line between blocks', () => {
    expect(readMarkdown('# Head\n\n- *One*')).toEqual({
      text: 'Head\n\nOne',
      blocks: [
        { kind: 'headline', start: 0, end: 4 },
        { kind: 'list-item', start: 6, end: 9 },
      ],
      title: 'Head',
      losses: [],
    })
  })
  it('reads both kinds of heading', () => reads('# A #\nB\n===\nc', 'h A', 'h B', 'p c'))
  it('drops marks of emphasis, code and deletion', () => reads('**a** _b_ `c` ~~d~~', 'p a b c d'))
  it('joins wrapped lines with a space', () =>
    reads('one  \ttwo\r\n   three\n`four\nfive`', 'p one  \ttwo three four five'))
  it('keeps hard breaks', () => reads('one  \ntwo\\\nthree<br>four', 'p one\ntwo\nthree\nfour'))
  it('reads items, their paragraphs and the items in them', () => {
    reads('1. a\n\n   b\n   - c\n2. d', 'l a', 'l b', 'l c', 'l d')
    reads('- [x] done\n- [ ] open', 'l done', 'l open')
  })
  it('reads quotations', () => {
    reads('> a\n>\n> b', 'q a', 'q b')
    reads('> - a\n\n- > b', 'l a', 'q b')
    reads('> # a', 'h a')
  })
  it('reads code as a paragraph with its lines', () => reads('```js\na\n\n  b\n```\n\n    c', 'p a\n\n  b', 'p c'))
  it('reads a row of a table as a paragraph', () => {
    reads('| a | *b* |\n|---|---|\n| c |   |\n|  |  |', 'p a | b', 'p c |')
  })
  it('reads the text of links and images', () => {
    reads(
      '[a *b*](https://example.org "t") ![c](d.png) <https://e.org> [f][1] ![g][1]\n\n[1]: x',
      'p a b c https://e.org f g',
    )
  })
  it('keeps the labels of footnotes at both ends', () => {
    reads('a[^1] b\n\n[^1]: c\n\n    d', 'p a[1] b', 'p [1] c', 'p d')
  })
  it('drops HTML, but no text between tags', () => {
    reads('a <b>b</b> <!-- no --> c\n\n<script>\nno()\n</script>\n\n<div>no</div>', 'p a b  c')
  })
  it('drops rules and definitions', () => reads('a\n\n---\n\n[b]: c', 'p a'))
  it('decodes character references once', () => reads('&amp;amp; &copy; &#8217; \\*', 'p &amp; © ’ *'))
  it('does not normalise letters', () => reads('Cafe\u0301 ﬁ', 'p Cafe\u0301 ﬁ'))
  it('has no blocks without text', () =>
    expect(readMarkdown('<!-- a -->')).toMatchObject({ text: '', blocks: [], title: '' }))
  it('puts a title with a break on one line', () => expect(readMarkdown('# a\\\nb\n').title).toBe('a\\'))

  it('tells what is not in the text', () => {
    const source = '---\ntitle: A\n---\n![a](b.png) c <b>d</b><br>\n\n<div>e</div>\n\n- ![f][g]\n\n[g]: h'
    expect(readMarkdown(source).losses).toEqual([
      { what: 'front matter', count: 1 },
      { what: 'HTML', count: 3 },
      { what: 'pictures', count: 2 },
    ])
  })

  describe('front matter', () => {
    it('is no part of the text', () => {
      reads('---\ntitle: "A"\ntags:\n  - b\n---\n# Head', 'h Head')
      reads('\uFEFF---\r\n# note\r\n\r\ndate: 2026\r\n...\r\nText', 'p Text')
      reads('---\na: b\n---')
    })
    it('is told from a rule', () => {
      reads('---\n\nOne day\n\n---\n\nTwo', 'p One day', 'p Two')
      reads('---\na: b', 'p a: b')
    })
  })

  it('survives deep nesting', () => {
    reads(`${'> '.repeat(500)}a`, 'q a')
    reads(`${'*a '.repeat(500)}${'b* '.repeat(500)}`.trim(), `p ${'a '.repeat(500)}${'b '.repeat(500)}`.trim())
  })
  it('puts exactly one blank line between blocks, whatever the text', () => {
    const unit = fc.constantFrom(
      'a',
      'é',
      '😀',
      ' ',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '*',
      '`',
      '|',
      '[^1]',
      '<b>',
      '\\',
      '\t',
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (source) => {
        const { text, blocks: found } = readMarkdown(source)
        expect(found.map((block) => text.slice(block.start, block.end)).join('\n\n')).toBe(text)
        for (const block of found) expect(text.slice(block.start, block.end)).toMatch(/^\S(.*\S)?$/s)
      }),
    )
  })
})
