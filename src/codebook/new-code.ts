import type { NewId } from '../ids'
import { type Code, type Codebook, undescribed } from './codebook'
import { checkColour } from './colour-check'

const lines = ['tint', 'solid', 'dotted', 'dashed'] as const
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
export const digits = '123456789'.split('')

/** A codebook without codes. */
export function emptyCodebook(name: string, newId: NewId): Codebook {
  return { id: newId(), name, codes: [] }
}

/** The same codes under ids of their own, so that both codebooks can be in one library. */
export function copyOf(codebook: Codebook, name: string, newId: NewId): Codebook {
  const ids = new Map(codebook.codes.map(({ id }) => [id, newId()]))
  const codes = codebook.codes.map((code) => ({
    ...code,
    id: ids.get(code.id) ?? code.id,
    parent: code.parent === null ? null : (ids.get(code.parent) ?? null),
  }))
  return { id: newId(), name, codes }
}

/** A code that looks like none of the codebook, under a key that is free. `taken` are keys that mean something else. */
export function newCode(codebook: Codebook, name: string, taken: ReadonlySet<string>, newId: NewId): Code {
  const look = freeLook(codebook.codes)
  const key = freeKey(name, new Set([...taken, ...codebook.codes.map((code) => code.key)]))
  return { id: newId(), name, role: 'none', ...look, key, ...undescribed, fields: [] }
}

/** The title, with a number behind it where it is taken, in capitals or not. */
export function freeTitle(title: string, taken: Iterable<string>): string {
  const known = new Set([...taken].map((each) => each.toLowerCase()))
  let free = title
  for (let number = 2; known.has(free.toLowerCase()); number++) free = `${title} ${number}`
  return free
}

/** A letter of the name, else a digit, else any letter; empty when all are taken. */
export function freeKey(name: string, taken: ReadonlySet<string>): string {
  const own = name
    .toUpperCase()
    .split('')
    .filter((each) => letters.includes(each))
  return [...own, ...digits, ...letters].find((each) => !taken.has(each)) ?? ''
}

/** The kind of line that fewest codes have, in a hue that can be told from theirs where there is one. */
export function freeLook(codes: readonly Pick<Code, 'id' | 'name' | 'hue' | 'line'>[]): Pick<Code, 'hue' | 'line'> {
  const count = (line: Code['line']) => codes.filter((code) => code.line === line).length
  const looks = [...lines]
    .sort((a, b) => count(a) - count(b))
    .map((line) => ({ line, hue: checkColour({ id: '', name: '', hue: 0, line }, codes).freeHue }))
  const free = looks.find((look): look is { line: Code['line']; hue: number } => look.hue !== null)
  return free ?? { line: 'tint', hue: 0 }
}
