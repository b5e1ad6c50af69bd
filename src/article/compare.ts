import type { Block, BlockKind } from './block'
import { diffTokens, tokensOf } from './token-diff'

interface Text {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** A run of a block's text; `change` counts the changes of the comparison from 0, and is null where nothing changed. */
interface ComparedRun {
  readonly text: string
  readonly change: number | null
}

export interface ComparedBlock {
  readonly kind: BlockKind
  readonly runs: readonly ComparedRun[]
}

/** Blocks that stand beside each other: one that is the same on both sides, or what became of what. */
export interface ComparedRow {
  readonly isSame: boolean
  readonly before: readonly ComparedBlock[]
  readonly after: readonly ComparedBlock[]
}

export interface Comparison {
  readonly rows: readonly ComparedRow[]
  /** How many passages differ. */
  readonly changes: number
}

/** Two texts side by side: blocks that are the same, and between them the words that differ. */
export function compareTexts(a: Text, b: Text): Comparison {
  const rows: ComparedRow[] = []
  let changes = 0
  let atA = 0
  let atB = 0
  const same = (until: number) => {
    for (; atA < until; atA++, atB++) {
      rows.push({ isSame: true, before: [whole(a, a.blocks[atA])], after: [whole(b, b.blocks[atB])] })
    }
  }
  for (const { fromA, toA, fromB, toB } of diffTokens(a.blocks.map(keyIn(a.text)), b.blocks.map(keyIn(b.text)))) {
    same(fromA)
    // As many blocks as before: each is taken for what became of the one in its place.
    const isInPairs = toA - fromA === toB - fromB
    const step = isInPairs ? 1 : Math.max(toA - fromA, toB - fromB)
    for (let i = 0; i < Math.max(toA - fromA, toB - fromB); i += step) {
      const blocksA = a.blocks.slice(fromA + i, Math.min(fromA + i + step, toA))
      const blocksB = b.blocks.slice(fromB + i, Math.min(fromB + i + step, toB))
      const row = compareBlocks(a, blocksA, b, blocksB, changes)
      rows.push({ isSame: false, before: row.before, after: row.after })
      changes = row.changes
    }
    atA = toA
    atB = toB
  }
  same(a.blocks.length)
  return { rows, changes }
}

function keyIn(text: string): (block: Block) => string {
  return ({ kind, start, end }) => `${kind} ${text.slice(start, end)}`
}

function whole({ text }: Text, block: Block | undefined): ComparedBlock {
  const { kind, start, end } = block ?? { kind: 'paragraph', start: 0, end: 0 }
  return { kind, runs: [{ text: text.slice(start, end), change: null }] }
}

/** The words of some blocks one after the other, and in which block each stands; a border is a word, too. */
interface Words {
  readonly tokens: readonly string[]
  readonly blockOf: readonly number[]
}

function wordsOf({ text }: Text, blocks: readonly Block[]): Words {
  const tokens: string[] = []
  const blockOf: number[] = []
  blocks.forEach(({ kind, start, end }, i) => {
    for (const token of [`\n${i > 0 ? kind : ''}`, ...tokensOf(text.slice(start, end))]) {
      tokens.push(token)
      blockOf.push(i)
    }
  })
  return { tokens, blockOf }
}

function compareBlocks(a: Text, blocksA: readonly Block[], b: Text, blocksB: readonly Block[], first: number) {
  const wordsA = wordsOf(a, blocksA)
  const wordsB = wordsOf(b, blocksB)
  const replaced = diffTokens(wordsA.tokens, wordsB.tokens)
  const marksA = new Map<number, number>()
  const marksB = new Map<number, number>()
  replaced.forEach(({ fromA, toA, fromB, toB }, i) => {
    for (let at = fromA; at < toA; at++) marksA.set(at, first + i)
    for (let at = fromB; at < toB; at++) marksB.set(at, first + i)
  })
  return {
    before: runsOf(blocksA, wordsA, marksA),
    after: runsOf(blocksB, wordsB, marksB),
    changes: first + replaced.length,
  }
}

function runsOf(
  blocks: readonly Block[],
  { tokens, blockOf }: Words,
  marks: ReadonlyMap<number, number>,
): readonly ComparedBlock[] {
  const runs: { text: string; change: number | null }[][] = blocks.map(() => [])
  tokens.forEach((token, at) => {
    const row = runs[blockOf[at] ?? 0] ?? []
    const change = marks.get(at) ?? null
    const isBorder = token.startsWith('\n') && blockOf[at - 1] !== blockOf[at]
    // A border that came or went is shown by a sign: it has no letters of its own.
    const text = isBorder ? (change === null || token === '\n' ? '' : '¶ ') : token
    if (text === '') return
    const last = row.at(-1)
    if (last?.change === change) last.text += text
    else row.push({ text, change })
  })
  return blocks.map(({ kind }, i) => ({ kind, runs: runs[i] ?? [] }))
}
