import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Code, Codebook, CodeField } from '../../../../src/codebook/codebook'

export const sha1 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha1').update(bytes).digest())

const id = fc.oneof(fc.uuid(), fc.constantFrom('claim', 'source', 'cue', 'CODE', 'a b', 'é'))

/** What people type, with what breaks formats: markup, quotes, newlines, what is cut and what is put between. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', ' ', '\n', '\r\n', '\r', '\t', '<', '>', '&', '"', "'", ']]>', '&amp;', '•', '😀', '\n\n'),
      fc.constantFrom('— Also, in Sourcemark —\n', '\n\n— Also, in Sourcemark —\n', '<!--', '<![CDATA[', '\u0085'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '?'))

const name = words.map((each) => (each.trim() === '' ? `code${each}` : each))

const own = { required: fc.boolean(), default: words, retired: fc.boolean() }
const choices = fc.array(fc.record({ value: words, label: words }), { maxLength: 3 })

function fieldOf(key: string): fc.Arbitrary<CodeField> {
  const entries = { key: fc.constant(key), label: words, ...own }
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('choice' as const, 'choices' as const), choices, ...entries }),
    fc.record({
      kind: fc.constant('scale' as const),
      from: fc.integer(),
      to: fc.integer(),
      fromLabel: words,
      toLabel: words,
      ...entries,
    }),
    fc.record({
      kind: fc.constantFrom('yes-no', 'text', 'lines', 'date', 'number', 'reference') as fc.Arbitrary<'text'>,
      ...entries,
    }),
  )
}

function codeOf(codeId: string, parents: readonly string[]): fc.Arbitrary<Code> {
  return fc.record({
    id: fc.constant(codeId),
    name,
    role: fc.constantFrom('claim', 'source', 'cue', 'none'),
    hue: fc.integer({ min: 0, max: 359 }),
    line: fc.constantFrom('tint', 'solid', 'dotted', 'dashed'),
    key: fc.constantFrom('', 'A', 'Z'),
    description: words,
    examples: fc.array(words, { maxLength: 2 }),
    counterExamples: fc.array(words, { maxLength: 2 }),
    parent: fc.constantFrom(null, ...parents),
    retired: fc.boolean(),
    fields: fc.array(words, { maxLength: 2 }).chain((keys) => fc.tuple(...[...new Set(keys)].map(fieldOf))),
  })
}

/** Any codebook that is sound, with its codes in any order. */
export const anyCodebook: fc.Arbitrary<Codebook> = fc
  .record({ id: fc.uuid(), name, ids: fc.uniqueArray(id, { minLength: 1, maxLength: 6 }) })
  .chain(({ ids, ...rest }) =>
    fc
      .tuple(...ids.map((each, index) => codeOf(each, ids.slice(0, index))))
      .chain((codes) => fc.shuffledSubarray(codes, { minLength: codes.length }))
      .map((codes) => ({ ...rest, codes })),
  )
