import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src/annotation/annotation'
import type { Marks } from '../../../src/annotation/marks'
import { branches } from '../../../src/codebook/code-tree'
import { type Codebook, type CodeField, codeOf } from '../../../src/codebook/codebook'
import { moved, possibleParents, withParent } from '../../../src/codebook/hierarchy'
import { reform } from '../../../src/gesture/codebook'
import type { AnnotationId, ArticleId } from '../../../src/ids'
import { apply } from '../../../src/record/apply'
import { revert } from '../../../src/record/revert'
import { emptyLibrary, type State } from '../../../src/record/state'
import { spoken } from '../../../src/reform/carry'
import {
  mergeCodes,
  mergeFields,
  plainReform,
  type Reform,
  reviseCode,
  splitCode,
  splitField,
} from '../../../src/reform/reform'
import { choice, code, codebook, field, mark, scale } from '../codebook/codes'

// A value says the same in all of them: under another label it would be a choice that was renamed.
const shapes: readonly ((label: string) => CodeField)[] = [
  (label) => choice(label, 'a=Open b=Closed c=Secret'),
  (label) => choice(label, 'b=Closed d=Other', 'choices'),
  (label) => field('text', label),
  (label) => field('number', label),
  (label) => field('yes-no', label),
  (label) => field('lines', label),
  (label) => scale(label, 1, 3),
]
const values = ['a', 'b', 'b\nd', '2', '12', 'yes', 'words', 'two\nlines']
const labels = ['Level', 'Tone', 'Place']
const names = ['A', 'B', 'C', 'D']

const fields = fc
  .subarray(labels)
  .chain((chosen) => fc.tuple(...chosen.map((label) => fc.constantFrom(...shapes).map((shape) => shape(label)))))
const start = fc.record({
  fields: fc.tuple(fields, fields, fields, fields),
  marks: fc.array(
    fc.record({
      under: fc.constantFrom(...names),
      note: fc.constantFrom('', 'Mine.'),
      values: fc.dictionary(fc.constantFrom('level', 'tone', 'place', 'gone'), fc.constantFrom(...values)),
    }),
    { maxLength: 12 },
  ),
  plan: fc.array(fc.tuple(fc.nat(6), fc.nat(), fc.nat(), fields), { minLength: 1, maxLength: 8 }),
})

function reformFor(
  book: Codebook,
  [kind, a, b, shape]: readonly [number, number, number, readonly CodeField[]],
): Reform | null {
  const one = book.codes[a % book.codes.length]
  const other = book.codes[b % book.codes.length]
  if (one === undefined || other === undefined) return null
  const [from, into] = [one.fields[b % 3], one.fields[(b + 1) % 3]]
  const parents = possibleParents(book, one.id)
  switch (kind) {
    case 0:
      return one === other ? null : mergeCodes(book, one.id, other.id)
    case 1:
      return from && into ? mergeFields(book, one.id, from.key, into.key) : null
    case 2:
      return splitCode(
        book,
        one.id,
        { id: `n${a}-${b}`, name: 'New', hue: 1, line: 'solid', key: '' },
        ({ id }) => id < `0000${b}`,
      )
    case 3:
      return reviseCode(book, { ...one, fields: shape })
    case 4:
      return from
        ? splitField(
            book,
            one.id,
            from.key,
            { key: `k${a}-${b}`, label: `K${b}` },
            new Set(['a', '2', 'words', 'b\nd']),
          )
        : null
    case 5:
      return plainReform(book, moved(book, one.id, b % 2 ? 1 : -1), one.name)
    default:
      return plainReform(book, withParent(book, one.id, parents[b % parents.length]?.id ?? null), one.name)
  }
}

function stateOf(book: Codebook, marks: readonly Annotation[]): State {
  const byArticle = new Map<ArticleId, Marks>()
  for (const each of marks) {
    const annotations = new Map<AnnotationId, Annotation>(byArticle.get(each.article)?.annotations).set(each.id, each)
    byArticle.set(each.article, { annotations, attributions: new Map() })
  }
  const settings = { ...emptyLibrary.settings, codebook: book.id }
  return { library: { ...emptyLibrary, settings, codebooks: new Map([[book.id, book]]) }, marks: byArticle }
}

const bookIn = ({ library }: State) => library.codebooks.get('book') as Codebook
const marksIn = ({ marks }: State) => [...marks.values()].flatMap(({ annotations }) => [...annotations.values()])
const plain = (state: State) => [bookIn(state), marksIn(state).sort((a, b) => (a.id < b.id ? -1 : 1))]

/** Whether the words of each value of a mark can be read in its fields or its note still. */
function isSaid(before: Annotation, was: Codebook, after: Annotation, now: Codebook): boolean {
  const said = (annotation: Annotation, book: Codebook) =>
    Object.entries(annotation.fields).flatMap(([key, value]) => {
      const known = codeOf(book, annotation.code)?.fields.find((each) => each.key === key)
      return (known === undefined ? value : spoken(value, known)).toLowerCase().split(/\n|, /)
    })
  // A value whose field the codebook had lost can be in a field again that has its key.
  const stored = Object.values(after.fields).flatMap((value) => value.split('\n'))
  const there = [...said(after, now), ...stored, ...after.note.toLowerCase().split(/\n|, |: /)]
  return said(before, was).every((each) => there.includes(each))
}

describe('reforms of a codebook', () => {
  it('lose no mark, no note and no value, leave no code without its marks, and are taken back whole', () => {
    fc.assert(
      fc.property(start, ({ fields: all, marks, plan }) => {
        const book = codebook(...names.map((name, at) => code(name, all[at])))
        let state = stateOf(
          book,
          marks.map(({ under, values: filled, note }, at) => mark(at, under.toLowerCase(), filled, note)),
        )
        for (const each of plan) {
          const before = bookIn(state)
          const change = reformFor(before, each)
          if (change === null) continue
          const { changes } = reform(change, marksIn(state))
          const next = apply(state, { changes })
          if (!next.ok) throw new Error('a reform must start from what is there')
          const after = bookIn(next.value)
          for (const old of marksIn(state)) {
            const now = next.value.marks.get(old.article)?.annotations.get(old.id)
            if (now === undefined) throw new Error('a mark is lost')
            expect(now.note.startsWith(old.note)).toBe(true)
            expect(codeOf(after, now.code)).toBeDefined()
            expect(now).toMatchObject({ selectors: old.selectors, madeAt: old.madeAt, author: old.author })
            expect(isSaid(old, before, now, after)).toBe(true)
          }
          expect(
            branches(after.codes)
              .map((branch) => branch.code.id)
              .sort(),
          ).toEqual(after.codes.map(({ id }) => id).sort())
          const back = revert(next.value, { changes })
          const undone = back.ok ? apply(next.value, { changes: back.value }) : back
          if (!undone.ok) throw new Error('an undo in order must not be stale')
          expect(plain(undone.value)).toEqual(plain(state))
          state = next.value
        }
      }),
      { numRuns: 150 },
    )
  }, 30_000)
})
