import { analyse } from 'chardet'
import type { Decoded } from '../../src/import/format'

// Enough bytes to tell an encoding by; longer files are judged by the stretch where they leave ASCII.
const SAMPLE = 65_536

// Encodings that are always tried, with what they are worth without any evidence (chardet's confidence is 0 to 100).
const PRIORS: readonly (readonly [string, number])[] = [
  ['windows-1252', 6],
  ['windows-1251', 4],
  ['koi8-r', 3],
  ['koi8-u', 2],
  ['windows-1250', 2],
]

/** Decodes under a label; undefined if nobody knows the label or, where that is fatal, the bytes break the encoding. */
export function decode(bytes: Uint8Array, label: string, fatal: boolean): Decoded | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal })
    // Subtle: in one go Node 20 reads windows-1252 as Latin-1, which loses curly quotation marks; in steps it does not.
    return { text: decoder.decode(bytes, { stream: true }) + decoder.decode(), encoding: decoder.encoding }
  } catch {
    // TextDecoder tells of both by exceptions.
    return undefined
  }
}

/**
 * The encodings that bytes which are not UTF-8 may be in, the likeliest first, as labels of the Encoding Standard.
 * The statistics of chardet, corrected by how natural each one's text looks: they err on texts of a few words.
 */
export function rankEncodings(bytes: Uint8Array): readonly string[] {
  const sample = sampleOf(bytes)
  const evidence = new Map<string, number>(PRIORS)
  for (const { name, confidence } of analyse(sample)) {
    const label = labelOf(name)
    if (label === undefined) continue
    evidence.set(label, Math.max(evidence.get(label) ?? 0, confidence))
    // chardet does not know the Ukrainian variant, which differs in four letters.
    if (label === 'koi8-r') evidence.set('koi8-u', confidence - 1)
  }
  return [...evidence]
    .map(([label, confidence]) => ({
      label,
      score: confidence * naturalness(decode(sample, label, false)?.text ?? '', label) ** 4,
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ label }) => label)
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const lineStart = first === -1 ? 0 : bytes.lastIndexOf(0x0a, first) + 1
  const start = first - lineStart < SAMPLE / 2 ? lineStart : first
  return bytes.subarray(start, start + SAMPLE)
}

function labelOf(name: string): string | undefined {
  try {
    const label = new TextDecoder(name).encoding
    return label.startsWith('utf-') ? undefined : label
  } catch {
    // A name of chardet's that the Encoding Standard does not know, such as UTF-32.
    return undefined
  }
}

const JAPANESE: ReadonlySet<string> = new Set(['shift_jis', 'euc-jp', 'iso-2022-jp'])
const SCRIPTS = /^(?:(\p{sc=Latin})|(\p{sc=Cyrillic})|(\p{sc=Greek})|(\p{sc=Hebrew})|(\p{sc=Arabic})|(\p{L}))/u

// The share, from 0 to 1, of characters beyond ASCII that stand where a writer would put them. Of a wrong encoding
// some are unassigned or symbols, letters of two alphabets share a word, or capitals follow small letters.
function naturalness(text: string, label: string): number {
  // Japanese of more than a few words has kana among its ideographs; Chinese read as Japanese has none.
  if (JAPANESE.has(label) && !/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return 0.5
  let total = 0
  let strange = 0
  let before: string | undefined
  for (const character of text) {
    const isAscii = character < '\u0080'
    if (!isAscii) total++
    if (/[\p{Cc}\p{Cn}\p{Co}\uFFFD]/u.test(character)) strange += isAscii ? 0 : 2
    else if (!isAscii && /[\p{S}\p{No}ªº\uFF61-\uFF9F]/u.test(character)) strange += 0.5
    else if (before !== undefined && (character >= '\u0080' || before >= '\u0080') && clash(before, character))
      strange++
    before = character
  }
  if (total === 0) return 1
  return Math.max(1 - strange / total, 0)
}

function clash(before: string, character: string): boolean {
  const left = scriptOf(before)
  const right = scriptOf(character)
  if (left === 0 || right === 0) return false
  return left !== right || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(character))
}

// The number of the group of a letter's alphabet, 0 for what is no letter.
function scriptOf(character: string): number {
  const match = SCRIPTS.exec(character)
  return match === null ? 0 : match.findIndex((group, i) => i > 0 && group !== undefined)
}
