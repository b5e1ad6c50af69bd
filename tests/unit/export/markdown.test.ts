import type { Nodes } from 'mdast'
import { describe, expect, it, test } from 'vitest'
import { renderHtml } from '../../../src/export/html'
import { renderMarkdown } from '../../../src/export/markdown'
import { plain, plainLines, quoted, table } from '../../../src/export/markdown-text'
import { buildReport } from '../../../src/report/report'
import {
  byId,
  ferryReport,
  input,
  library,
  makeAnnotation,
  makeArticle,
  makeProfile,
  makeStatement,
  marksOf,
  profileId,
  reportOn,
  sessionReport,
  statementId,
  text,
} from '../report/fixture'
import { parseMarkdown, parsePage, textOf } from '../report/reading'

const kinds = (node: Nodes): readonly string[] => [
  node.type,
  ...('children' in node ? node.children.flatMap(kinds) : []),
]

describe('plain', () => {
  const cases = [
    '# heading',
    '- item',
    '+ item',
    '1. item',
    '1) item',
    '> quotation',
    '**bold** _em_ `code` ~~gone~~ ~x~',
    '[link](javascript:alert(1))',
    '![image](x)',
    '<script>alert(1)</script>',
    '&lt; &copy; &#42;',
    'a | b',
    'a \\| b \\',
    'a \\\\| b',
    '=cmd()',
    '--- ===',
    '\\* \\\\',
    'a#b # c #',
    '[^1]: note',
    'a@b.example',
    'https://a.example and www.b.example',
    '$x$',
  ]
  test.each(cases)('keeps %j as text in a heading and in a cell', (text) => {
    const heading = parseMarkdown(`# C1 ${plain(text)}`).children[0]
    expect(heading && textOf(heading)).toBe(`C1 ${text}`)
    const [parsed] = parseMarkdown(table(['Head'], [[plain(text)]])).children
    expect(parsed?.type === 'table' && parsed.children[1] && textOf(parsed.children[1])).toBe(text)
    expect(parsed && kinds(parsed).filter((kind) => kind === 'html' || kind === 'image')).toEqual([])
  })

  it('folds white space, and writes characters of direction out', () => {
    expect(plain(' a\n\n b\t\u202Ec ')).toBe('a b ⟨U+202E⟩c')
  })

  it('defuses what a spreadsheet would run', () => {
    expect(['=1', '+1', '-1', '@x'].map(plain)).toEqual(['\\=1', '\\+1', '\\-1', '\\@x'])
  })
})

describe('plainLines', () => {
  it('keeps the lines and drops empty ones', () => expect(plainLines('a\n\nb')).toBe('a\\\nb'))
})

describe('quoted', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['a\nb', ['a\\', 'b']],
    ['a\n\nb', ['a\\', '\\', 'b']],
    ['\na\n', ['&#10;a&#10;']],
    [' a ', ['&#32;a&#32;']],
    ['\n', ['&#10;']],
    ['a\r\nb', ['a&#13;\\', 'b']],
    ['1. a\n- b', ['1\\. a\\', '\\- b']],
  ]
  test.each(cases)('writes %j as %j', (text, expected) => expect(quoted(text)).toEqual(expected))
})

describe('the Markdown of a report', () => {
  const markdown = renderMarkdown(buildReport(ferryReport))

  it('gives position, offsets and id of each part', () => {
    expect(markdown).toContain(
      '> Ferries will stop in November\n\nPosition: characters 653–682 (UTF-16 655–684) · annotation 00000002-',
    )
  })

  it('has the same numbers as the page', () => {
    const page = parsePage(renderHtml(buildReport(ferryReport)))
    const onPage = [...page.querySelectorAll('.number, .mention-number')].map((element) => element.textContent)
    const inMarkdown = markdown.match(/\b[CSQM]\d+(\.\d+)?\b/g) ?? []
    expect(new Set(inMarkdown)).toEqual(new Set(onPage))
  })

  it('brackets marks that overlap', () => {
    expect(markdown).toContain('⟦M1 called ⟦C6 the plan M1⟧ “a mistake” C6⟧')
  })

  it('skips no level of heading', () => {
    const levels = parseMarkdown(markdown).children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it('shows the question of a session', () => {
    expect(renderMarkdown(buildReport(sessionReport))).toContain('| Question | Who says that the ferry will close')
  })

  it('lets hostile text be text', () => {
    const attack = '</td>|<script>alert(1)</script>\n# heading\n![x](y) [z](javascript:alert(1))'
    const marks = marksOf([
      makeAnnotation(text, 1, 'claim', 'Residents', {
        statement: statementId(1),
        note: attack,
        fields: { time: attack },
      }),
      makeAnnotation(text, 2, 'source', 'Residents', { profile: profileId(1) }),
    ])
    const hostile = reportOn(
      [{ ...input, article: makeArticle(text, { title: attack, publisher: attack, address: attack }), marks }],
      {
        ...library,
        profiles: byId([makeProfile(1, attack, { role: attack, otherNames: [attack] })]),
        statements: byId([makeStatement(1, attack, { reason: attack })]),
      },
    )
    const found = kinds(parseMarkdown(renderMarkdown(buildReport(hostile))))
    expect(
      found.filter((kind) => ['html', 'image', 'link', 'definition', 'code', 'inlineCode'].includes(kind)),
    ).toEqual([])
  })
})

// A regular expression for its three parts ran out of stack.
it('quotes a text of ten megabytes, with the newlines at its ends', () => {
  const long = 'x'.repeat(10_000_000)
  expect(quoted(`\n${long}\n\n`).join('\n') === `&#10;${long}&#10;&#10;`).toBe(true)
  expect(quoted('\n\n')).toEqual(['&#10;&#10;'])
})
