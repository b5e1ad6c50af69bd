import type { Chance } from './chance'

/** A damage to a file, as a sentence can name it, and the bytes it leaves; null is a file that is gone. */
export interface Damage {
  readonly what: string
  readonly bytes: Buffer | null
}

type Kind = (bytes: Buffer, chance: Chance) => Damage

const kinds: readonly Kind[] = [
  (bytes, chance) => {
    const damaged = Buffer.from(bytes)
    const flips = 1 + chance.below(3)
    for (let flip = 0; flip < flips; flip++) flipBit(damaged, chance.below(bytes.length), chance)
    return { what: `${flips} flipped bits`, bytes: damaged }
  },
  // Heads are short and say much: they get a share of their own.
  (bytes, chance) => {
    const damaged = Buffer.from(bytes)
    const starts = [0, ...lineStarts(bytes)].filter((start) => start < bytes.length)
    flipBit(damaged, Math.min(chance.pick(starts) + chance.below(40), bytes.length - 1), chance)
    return { what: 'a flipped bit near the start of a line', bytes: damaged }
  },
  (bytes, chance) => {
    const damaged = Buffer.from(bytes)
    const start = chance.pick([0, ...lineStarts(bytes)])
    const head = [...damaged.subarray(start, start + 150).keys()].map((at) => start + at)
    const digits = head.filter((at) => isDigit(damaged[at]))
    if (digits.length === 0) return { what: 'nothing', bytes }
    damaged[chance.pick(digits)] = 48 + chance.below(10)
    return { what: 'another digit near the start of a line', bytes: damaged }
  },
  (bytes, chance) => {
    const { from, to } = range(bytes, chance)
    return { what: `bytes ${from} to ${to} zero`, bytes: Buffer.from(bytes).fill(0, from, to) }
  },
  (bytes, chance) => {
    const { from, to } = range(bytes, chance)
    return { what: `bytes ${from} to ${to} gone`, bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]) }
  },
  (bytes, chance) => {
    const { from, to } = range(bytes, chance)
    return { what: `bytes ${from} to ${to} twice`, bytes: Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]) }
  },
  // Whole lines: what is left looks sound, line by line.
  (bytes, chance) => {
    const starts = [0, ...lineStarts(bytes), bytes.length]
    const at = chance.below(starts.length - 1)
    const to = Math.min(at + 1 + chance.below(3), starts.length - 1)
    const [from, end] = [starts[at] ?? 0, starts[to] ?? bytes.length]
    return { what: `lines ${at} to ${to} gone`, bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(end)]) }
  },
  (bytes, chance) => {
    const starts = [0, ...lineStarts(bytes), bytes.length]
    const at = chance.below(starts.length - 1)
    const [from, end] = [starts[at] ?? 0, starts[at + 1] ?? bytes.length]
    return { what: `line ${at} twice`, bytes: Buffer.concat([bytes.subarray(0, end), bytes.subarray(from)]) }
  },
  (bytes, chance) => {
    const length = chance.below(bytes.length)
    return { what: `cut at ${length}`, bytes: bytes.subarray(0, length) }
  },
  (bytes) => ({ what: 'filled with NUL', bytes: Buffer.alloc(bytes.length) }),
  (bytes, chance) => ({ what: 'NUL at the end', bytes: Buffer.concat([bytes, Buffer.alloc(1 + chance.below(5000))]) }),
  () => ({ what: 'emptied', bytes: Buffer.alloc(0) }),
  () => ({ what: 'gone', bytes: null }),
]

/** One damage of a kind that is chosen by chance. */
export function damage(bytes: Buffer, chance: Chance): Damage {
  return bytes.length === 0 ? { what: 'gone', bytes: null } : chance.pick(kinds)(bytes, chance)
}

function flipBit(bytes: Buffer, at: number, chance: Chance): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}

function lineStarts(bytes: Buffer): readonly number[] {
  const starts: number[] = []
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) starts.push(end + 1)
  return starts.filter((start) => start < bytes.length)
}

function range(bytes: Buffer, chance: Chance): { readonly from: number; readonly to: number } {
  const from = chance.below(bytes.length)
  const longest = chance.pick([4, 64, 4096])
  return { from, to: Math.min(bytes.length, from + 1 + chance.below(longest)) }
}
