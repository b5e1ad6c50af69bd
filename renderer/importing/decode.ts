import type { Decoded, DecodeError } from '../../src/import/format'
import { startsWith } from '../../src/import/signatures'
import { err, ok, type Result } from '../../src/result'
import { decode, rankEncodings } from './encodings'

/** The encodings offered when the detected one was wrong: labels of the Encoding Standard, the likeliest first. */
export const ENCODINGS: readonly string[] = [
  'utf-8',
  'windows-1252',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'windows-1250',
  'iso-8859-2',
  'iso-8859-5',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'utf-16le',
  'utf-16be',
]

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Reads the bytes of a file as text: by its byte order mark, else as strict UTF-8, else under the encoding that its
 * bytes look most like. `wanted` forces an encoding, with U+FFFD for what it cannot read. One byte order mark at the
 * start is not part of the text; nothing else is changed.
 */
export function decodeBytes(bytes: Uint8Array, wanted: string | null = null): Result<Decoded, DecodeError> {
  const decoded = wanted === null ? detect(bytes) : decode(bytes, wanted, false)
  if (decoded === undefined) return err({ code: 'undecodable' })
  if (decoded.text.trim() === '') return err({ code: 'empty' })
  return looksBinary(decoded.text) ? err({ code: 'binary' }) : ok(decoded)
}

function detect(bytes: Uint8Array): Decoded | undefined {
  const mark = BYTE_ORDER_MARKS.find(([, signature]) => startsWith(bytes, signature))
  if (mark !== undefined) return decode(bytes, mark[0], true)
  const utf8 = decode(bytes, 'utf-8', true)
  // Subtle: UTF-16 without a mark is valid UTF-8, too, for most texts: ASCII letters with control characters between.
  if (utf8 === undefined || looksBinary(utf8.text)) {
    const utf16 = utf16WithoutMark(bytes)
    const decoded = utf16 === undefined ? undefined : decode(bytes, utf16, true)
    if (decoded !== undefined && !looksBinary(decoded.text)) return decoded
  }
  if (utf8 !== undefined) return utf8
  let first: Decoded | undefined
  for (const encoding of rankEncodings(bytes)) {
    const decoded = decode(bytes, encoding, true)
    if (decoded !== undefined && !looksBinary(decoded.text)) return decoded
    first ??= decoded
  }
  return first
}

// A text has no NUL, and next to no control characters but white space and the escape of old terminals.
function looksBinary(text: string): boolean {
  if (text.includes('\u0000')) return true
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const isSpace = (unit >= 0x09 && unit <= 0x0d) || unit === 0x85
    if ((unit < 0x20 && !isSpace && unit !== 0x1b) || (unit >= 0x7f && unit < 0xa0 && !isSpace)) controls++
  }
  return controls > text.length / 50
}

// In UTF-16 of an alphabet every other byte is nearly always one of two: the alphabet's page, and 0 for spaces.
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined
  const even = shareOfTwoCommonest(bytes, 0)
  const odd = shareOfTwoCommonest(bytes, 1)
  if (Math.max(even, odd) < 0.9 || even === odd) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function shareOfTwoCommonest(bytes: Uint8Array, first: 0 | 1): number {
  const counts = new Uint32Array(256)
  for (let i = first; i < bytes.length; i += 2) {
    const byte = bytes[i] ?? 0
    counts[byte] = (counts[byte] ?? 0) + 1
  }
  const [most = 0, next = 0] = counts.toSorted().reverse()
  return (most + next) / (bytes.length / 2)
}
