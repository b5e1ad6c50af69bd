import { describe, expect, it } from 'vitest'
import { type Branch, branches, codesBelow, isTree } from '../../../src/codebook/code-tree'
import type { Code } from '../../../src/codebook/codebook'
import { possibleParents } from '../../../src/codebook/hierarchy'
import { code, codebook } from './codes'

const under = (parent: string | null, name: string) => code(name, [], { parent })
const drawn = (found: readonly Branch[]) => found.map(({ code: { name }, depth }) => '.'.repeat(depth) + name)

/** Codes that count how often it is asked under which they stand. */
function counted(codes: readonly Code[]) {
  const count = { reads: 0 }
  const all = codes.map((each) =>
    Object.defineProperty({ ...each }, 'parent', {
      get: () => {
        count.reads++
        return each.parent
      },
    }),
  )
  return { codes: all, count }
}

const SIZE = 20_000
const chain = Array.from({ length: SIZE }, (_, n) => under(n + 1 < SIZE ? `c${n + 1}` : null, `C${n}`))
const flat = Array.from({ length: SIZE }, (_, n) => under(null, `C${n}`))
const circle = Array.from({ length: SIZE }, (_, n) => under(`c${(n + 1) % SIZE}`, `C${n}`))

describe('branches', () => {
  it.each([
    [
      'each followed by those under it',
      [under(null, 'A'), under(null, 'B'), under('a', 'C'), under('c', 'D')],
      'A .C ..D B',
    ],
    ['one of a parent that is gone at the top', [under('gone', 'A'), under('a', 'B')], 'A .B'],
    ['one under itself at the top', [under('a', 'A'), under('a', 'B')], 'A .B'],
    ['those of a circle at the top', [under('b', 'A'), under('a', 'B'), under('b', 'C')], 'A B .C'],
  ])('says the codes, %s', (_case, codes, expected) => {
    expect(drawn(branches(codes)).join(' ')).toBe(expected)
  })
  it.each([
    ['under one another', chain],
    ['beside one another', flat],
    ['in a circle', circle],
  ])('asks each of 20,000 codes %s a few times', (_case, all) => {
    const { codes, count } = counted(all)
    expect(branches(codes)).toHaveLength(SIZE)
    possibleParents({ ...codebook(), codes }, 'c7')
    expect(count.reads).toBeLessThan(SIZE * 10)
  })
})

it('tells a tree from what is none', () => {
  expect(isTree([under(null, 'A'), under('a', 'B')])).toBe(true)
  expect(isTree([under('gone', 'A')])).toBe(false)
  expect(isTree([under('b', 'A'), under('a', 'B')])).toBe(false)
})

it('says the codes under each', () => {
  const below = codesBelow([under('b', 'A'), under(null, 'B'), under('b', 'C')])
  expect([...below].map(([id, codes]) => [id, codes.map(({ name }) => name)])).toEqual([
    ['b', ['A', 'C']],
    [null, ['B']],
  ])
})
