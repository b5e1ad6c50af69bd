import { firstIndex } from '../collection/search'

/** A text as it is compared, and where its characters stand in the text that it was made of. */
export interface FoldedText {
  readonly folded: string
  /** From so many code units of the folded text on … */
  readonly from: readonly number[]
  /** … the place in the original is so many code units further. */
  readonly shift: readonly number[]
}

const NOT_ASCII = /[\s\S]?[^\0-\x7f]+/g
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu
const HAS_ACCENTS = /^[\p{Script=Latin}\p{Script=Greek}]/u
const ACCENTS = /[\u0300-\u036f]/g
/** Soft hyphens, joiners and byte order marks: nobody types them. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const SPACE = /\s/g

const ALIKE_IN_CASE: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′]/g, "'"],
  [/[“”„‟«»″]/g, '"'],
  [/[‐‑‒–—―−]/g, '-'],
]
const ALIKE: typeof ALIKE_IN_CASE = [...ALIKE_IN_CASE, [/ς/g, 'σ']]

/**
 * Makes texts comparable: without regard to case, to the accents of Latin and Greek letters, to compatibility forms
 * (NFKD: ligatures, full-width letters), to the kind of quotation marks, dashes and white space, and to invisible
 * characters. Accents of other scripts make other letters and stay (й is not и). On request capitals stay capitals.
 */
export function foldText(text: string, keepCase = false): FoldedText {
  const from: number[] = []
  const shift: number[] = []
  let folded = ''
  let end = 0
  const add = (piece: string, start: number) => {
    const by = start - folded.length
    if (by !== (shift.at(-1) ?? 0)) {
      from.push(folded.length)
      shift.push(by)
    }
    folded += piece
  }
  for (const { 0: run, index } of text.matchAll(NOT_ASCII)) {
    add(foldAscii(text.slice(end, index), keepCase), end)
    for (const cluster of run.matchAll(CLUSTER)) {
      for (const unit of foldCluster(cluster[0], keepCase)) add(unit, index + cluster.index)
    }
    end = index + run.length
  }
  add(foldAscii(text.slice(end), keepCase), end)
  add('', text.length)
  return { folded, from, shift }
}

/** The UTF-16 offset in the original text of an offset in the folded one. */
export function originalOffset({ from, shift }: FoldedText, offset: number): number {
  const after = firstIndex(from, (start) => start > offset)
  return offset + (after === 0 ? 0 : (shift[after - 1] ?? 0))
}

function foldAscii(text: string, keepCase: boolean): string {
  return (keepCase ? text : text.toLowerCase()).replace(SPACE, ' ')
}

const known = { lower: new Map<string, string>(), kept: new Map<string, string>() }

function foldCluster(cluster: string, keepCase: boolean): string {
  const seen = keepCase ? known.kept : known.lower
  const before = seen.get(cluster)
  if (before !== undefined) return before
  const apart = keepCase ? cluster.normalize('NFKD') : cluster.normalize('NFKD').toLowerCase().normalize('NFKD')
  let folded = HAS_ACCENTS.test(apart) ? apart.replace(ACCENTS, '') : apart.normalize('NFC')
  for (const [kind, one] of keepCase ? ALIKE_IN_CASE : ALIKE) folded = folded.replace(kind, one)
  folded = folded.replace(UNSEEN, '').replace(SPACE, ' ')
  if (seen.size < 10_000) seen.set(cluster, folded)
  return folded
}
