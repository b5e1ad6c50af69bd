import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsAndSources } from '../../../../src/codebook/claims-and-sources'
import { readCodebookJson, writeCodebookJson } from '../../../../src/exchange/codebook/codebook-json'
import { looksLikeCodebook } from '../../../../src/exchange/codebook/format'
import { anyCodebook } from './codebooks'

/** The file of the built-in codebook with something else in it. */
function withChange(change: (file: Record<string, unknown> & { codebook: Record<string, unknown> }) => void): string {
  const file = JSON.parse(writeCodebookJson(claimsAndSources, '1.0.0'))
  change(file)
  return JSON.stringify(file)
}

const [claim, source] = claimsAndSources.codes
const withCodes = (...codes: readonly unknown[]) => withChange(({ codebook }) => Object.assign(codebook, { codes }))

describe('a codebook as JSON', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        expect(readCodebookJson(writeCodebookJson(codebook, '1.0.0'))).toEqual({ ok: true, value: codebook })
      }),
    )
  })

  it('comes back without a code, too', () => {
    const empty = { ...claimsAndSources, codes: [] }
    expect(readCodebookJson(writeCodebookJson(empty, ''))).toEqual({ ok: true, value: empty })
  })

  const faults: readonly (readonly [what: string, text: string, error: object])[] = [
    ['is cut off', writeCodebookJson(claimsAndSources, '').slice(0, 200), { code: 'not-json' }],
    ['is empty', '', { code: 'not-json' }],
    ['is nested without end', '['.repeat(100_000), { code: 'not-json' }],
    ['is JSON of another kind', '{"format":"geojson","version":1}', { code: 'not-a-codebook' }],
    ['is an array', '[]', { code: 'not-a-codebook' }],
    ['is of a newer version', withChange((file) => Object.assign(file, { version: 2 })), { code: 'newer-version' }],
    [
      'has an entry of its own',
      withChange((file) => Object.assign(file, { more: 1 })),
      { code: 'invalid', where: 'more' },
    ],
    [
      'has a hue beyond the circle',
      withCodes({ ...claim, hue: 361 }),
      { code: 'invalid', where: 'codebook.codes.0.hue' },
    ],
    ['has a key that is none', withCodes({ ...claim, key: 'ab' }), { code: 'invalid', where: 'codebook.codes.0.key' }],
    ['has two codes with an id', withCodes(claim, claim), { code: 'invalid', rule: 'no two codes have the same id' }],
    [
      'has a code without an id',
      withCodes({ ...claim, id: '' }),
      { code: 'invalid', rule: 'a codebook and its codes have ids' },
    ],
    ['has a parent that is not there', withCodes({ ...claim, parent: 'x' }), { code: 'invalid', where: 'codebook' }],
    [
      'has codes in a circle',
      withCodes({ ...claim, parent: source?.id }, { ...source, parent: claim?.id }),
      { code: 'invalid', rule: 'the parent of a code is another code of the codebook, in no circle' },
    ],
    [
      'has two fields with a key',
      withCodes({ ...claim, fields: [claim?.fields[0], claim?.fields[0]] }),
      { code: 'invalid', rule: 'no two fields of a code have the same key' },
    ],
  ]
  it.each(faults)('is refused when it %s', (_, text, error) => {
    expect(readCodebookJson(text)).toMatchObject({ ok: false, error })
  })
})

it('tells a codebook by its name or its first words', () => {
  expect(looksLikeCodebook('Codes.QDC', '')).toBe(true)
  expect(looksLikeCodebook('codes.json', writeCodebookJson(claimsAndSources, '').slice(0, 100))).toBe(true)
  expect(looksLikeCodebook('codes.txt', '\ufeff{"format":"sourcemark-codebook"')).toBe(true)
  expect(looksLikeCodebook('codes.json', '{"format":"geojson"}')).toBe(false)
  expect(looksLikeCodebook('qdc.txt', 'An article on sourcemark-codebook')).toBe(false)
})
