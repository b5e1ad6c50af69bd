import { describe, expect, it, test } from 'vitest'
import { wholeCodebook } from '../../../src/codebook/codebooks'
import { renderHtml } from '../../../src/export/html'
import { html, joined, styleElement, verbatim } from '../../../src/export/page/template'
import { webAddress } from '../../../src/report/evidence'
import { buildReport } from '../../../src/report/report'
import {
  annotations,
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
  uuid,
} from '../report/fixture'
import { parsePage } from '../report/reading'

const markup = renderHtml(buildReport(ferryReport))
const page = parsePage(markup)
const all = (selector: string) => [...page.querySelectorAll(selector)]
const textAt = (selector: string) => page.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim()

describe('the page of a report', () => {
  it('loads nothing and runs nothing', () => {
    expect(all('script, link, img, iframe, object, embed, form, base, video, audio')).toEqual([])
    expect(textAt('style')).not.toMatch(/url\(|@import/)
    expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toMatch(
      /^default-src 'none';/,
    )
    expect(all('*').flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on')))).toEqual(
      [],
    )
  })

  it('has unique ids, and every link within it leads to one', () => {
    const ids = all('[id]').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = all('a[href^="#"]').map((link) => (link.getAttribute('href') ?? '').slice(1))
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('leads to every annotation from the annotated article', () => {
    const linked = new Set(all('.annotated sup a').map((link) => link.textContent))
    expect(linked.size).toBe(annotations.length)
  })

  it('repeats the article in full', () => {
    for (const number of all('.annotated sup')) number.remove()
    expect(textAt('.annotated .body')).toBe(text.replace(/\s+/g, ' '))
  })

  it('skips no level of heading', () => {
    const levels = all('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName.slice(1)))
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it('gives quotations the language of the article', () => {
    const french = parsePage(
      renderHtml(buildReport(reportOn([{ ...input, article: makeArticle(text, { language: 'fr' }) }]))),
    )
    expect(french.documentElement.getAttribute('lang')).toBe('en')
    expect(french.querySelector('.quotation')?.getAttribute('lang')).toBe('fr')
    expect(french.querySelector('.annotated .body')?.getAttribute('lang')).toBe('fr')
  })

  it('shows the question and the times of a session', () => {
    const session = parsePage(renderHtml(buildReport(sessionReport))).querySelector('#session')?.textContent ?? ''
    expect(session).toContain('Who says that the ferry will close')
    expect(session).toContain('1 h 5 min')
  })

  it('is the same each time', () => {
    expect(renderHtml(buildReport(ferryReport))).toBe(markup)
  })
})

const attack = `"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;\u202Egnp.exe`
const hostile = renderHtml(
  buildReport({
    ...sessionReport,
    author: attack,
    articles: [
      {
        ...input,
        article: makeArticle(text, {
          title: attack,
          publisher: attack,
          address: attack,
          language: attack,
          note: attack,
          original: { ...input.article.original, name: attack },
        }),
        marks: marksOf([
          makeAnnotation(text, 1, 'claim', 'Residents', {
            statement: statementId(1),
            note: attack,
            fields: { time: attack, [attack]: attack },
            author: attack,
          }),
          makeAnnotation(text, 2, 'source', 'Residents', { profile: profileId(1) }),
          makeAnnotation(text, 3, attack, 'Residents', { note: attack }),
        ]),
      },
    ],
    library: {
      ...library,
      sessions: new Map(
        [...library.sessions].map(([id, each]) => [id, { ...each, title: attack, question: attack, notes: attack }]),
      ),
      codebooks: byId([
        {
          ...wholeCodebook(library),
          name: attack,
          codes: wholeCodebook(library).codes.map((code) => ({ ...code, name: attack })),
        },
      ]),
      profiles: byId([makeProfile(1, attack, { otherNames: [attack], affiliation: attack, role: attack })]),
      statements: byId([
        makeStatement(1, attack, {
          reason: attack,
          evidence: [
            { id: uuid(7, 1), stance: 'supports', reference: { kind: 'text', text: attack }, seenOn: '' },
            {
              id: uuid(7, 2),
              stance: 'supports',
              reference: { kind: 'address', address: 'javascript:alert(1)' },
              seenOn: '',
            },
            {
              id: uuid(7, 3),
              stance: 'supports',
              reference: { kind: 'address', address: `https://a.example/${attack}` },
              seenOn: '',
            },
          ],
        }),
      ]),
    },
  }),
)

describe('hostile text', () => {
  const hostilePage = parsePage(hostile)

  it('comes out as text, escaped once', () => {
    expect(hostilePage.querySelectorAll('script, img').length).toBe(0)
    expect(hostilePage.querySelector('h1')?.textContent).toBe(attack.replace('\u202E', '⟨U+202E⟩'))
  })

  it('turns nothing around: characters of direction are written out', () => {
    expect(hostile).not.toContain('\u202E')
  })

  it('makes no link of an address that leads anywhere but to the web', () => {
    const links = [...hostilePage.querySelectorAll('a:not([href^="#"])')].map((link) => link.getAttribute('href'))
    expect(links).toEqual([])
    expect(hostile).not.toMatch(/href="javascript:/i)
  })

  it('is named beside a quotation that holds hidden characters', () => {
    const turned = 'The \u202Etxet\u202C is turned.'
    const marks = marksOf([makeAnnotation(turned, 1, 'claim', turned)])
    const shown = renderHtml(buildReport(reportOn([{ article: makeArticle(turned), text: turned, blocks: [], marks }])))
    expect(parsePage(shown).querySelector('.claim .facts')?.textContent).toContain('U+202E right-to-left override')
  })
})

describe('webAddress', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    [' HTTP://a.example ', 'HTTP://a.example'],
    ['javascript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['https://a.example\n.evil.example', null],
    ['https://a.example/\u202Egnp', null],
    ['data:text/html,x', null],
    ['//a.example', null],
    ['file:///etc/passwd', null],
    ['', null],
  ]
  test.each(cases)('answers %j with %j', (address, expected) => expect(webAddress(address)).toBe(expected))
})

describe('the html template', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['escapes text', html`<p>${'<b> & "c" \'d\''}</p>`.markup, '<p>&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>'],
    ['keeps markup', html`<p>${html`<b>${'x'}</b>`}</p>`.markup, '<p><b>x</b></p>'],
    ['escapes once through several levels', html`${html`${'&'}`}`.markup, '&amp;'],
    ['joins lists', html`${['a', html`<i>`, 1]}`.markup, 'a<i>1'],
    ['writes nothing for null and false', html`${null}${false}`.markup, ''],
    ['puts something between', html`${joined(['a', 'b'], ', ')}`.markup, 'a, b'],
    ['writes characters of direction out', html`${'a\u202Eb'}`.markup, 'a⟨U+202E⟩b'],
    ['keeps them in what is verbatim', verbatim('a\u202E<').markup, 'a\u202E&lt;'],
  ]
  test.each(cases)('%s', (_, markup, expected) => expect(markup).toBe(expected))

  it('refuses a style sheet that could end its element', () => {
    expect(() => styleElement('a{}</style><script>')).toThrow(/must not contain/)
  })
})
