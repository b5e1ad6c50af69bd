import { describe, expect, it } from 'vitest'
import { decodeBytes, ENCODINGS } from '../../../renderer/importing/decode'

/** Text as bytes of a single-byte encoding, by turning its decoder around. */
function singleByte(label: string, text: string): Uint8Array {
  const bytes = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++)
    bytes.set(new TextDecoder(label).decode(Uint8Array.of(byte), { stream: true }), byte)
  return Uint8Array.from(text, (character) => {
    const byte = bytes.get(character)
    if (byte === undefined) throw new Error(`${label} has no "${character}".`)
    return byte
  })
}

/** Text as bytes of a double-byte encoding, by trying all pairs once. */
function doubleByte(label: string, text: string): Uint8Array {
  const bytes = new Map<string, readonly number[]>()
  for (let byte = 0; byte < 128; byte++) bytes.set(String.fromCharCode(byte), [byte])
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = new TextDecoder(label).decode(Uint8Array.of(lead, trail))
      if (!bytes.has(character)) bytes.set(character, [lead, trail])
    }
  }
  return Uint8Array.from([...text].flatMap((character) => bytes.get(character) ?? [0x3f]))
}

function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  return Uint8Array.from(
    [...(mark ? `\uFEFF${text}` : text)].flatMap((character) => {
      const unit = character.charCodeAt(0)
      return order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
    }),
  )
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const reads = (bytes: Uint8Array, text: string, encoding: string, wanted?: string) =>
  expect(decodeBytes(bytes, wanted)).toEqual({ ok: true, value: { text, encoding } })
const refuses = (bytes: Uint8Array, code: string, wanted?: string) =>
  expect(decodeBytes(bytes, wanted)).toEqual({ ok: false, error: { code } })

describe('decodeBytes', () => {
  it('reads UTF-8', () => reads(utf8('Café 😀'), 'Café 😀', 'utf-8'))
  it('strips one byte order mark', () => reads(utf8('\uFEFFHead\r\n'), 'Head\r\n', 'utf-8'))
  it('strips a byte order mark only once', () => reads(utf8('\uFEFF\uFEFFHead'), '\uFEFFHead', 'utf-8'))
  it('keeps text decomposed', () => reads(utf8('Cafe\u0301'), 'Cafe\u0301', 'utf-8'))

  for (const order of ['le', 'be'] as const) {
    it(`reads UTF-16${order} by its mark`, () => reads(utf16('Привет, мир', order), 'Привет, мир', `utf-16${order}`))
    it(`reads UTF-16${order} without a mark`, () => {
      reads(utf16('Talks begin.', order, false), 'Talks begin.', `utf-16${order}`)
      reads(utf16('Привет, мир', order, false), 'Привет, мир', `utf-16${order}`)
    })
  }

  for (const [encoding, text] of [
    ['windows-1251', 'Привет, мир'],
    ['windows-1251', 'Президент заявил, что переговоры начнутся в среду.'],
    ['windows-1251', 'Київ: «Ми готові до переговорів», — сказав він.'],
    ['koi8-r', 'Привет, мир'],
    ['koi8-r', 'Президент заявил, что переговоры начнутся в среду.'],
    ['koi8-u', 'Київ: ми готові до переговорів, сказав він.'],
    ['windows-1252', 'Café'],
    ['windows-1252', 'It’s over'],
    ['windows-1252', '“We’re open,” he said — at the café.'],
    ['windows-1252', 'Le président a déclaré être prêt à négocier.'],
    ['windows-1250', 'Premiér řekl, že Česká republika souhlasí s příměřím; žádné ústupky.'],
    ['iso-8859-5', 'Президент заявил, что переговоры начнутся в среду.'],
    ['iso-8859-7', 'Καλημέρα κόσμε'],
  ] as const) {
    it(`reads ${encoding}: ${text}`, () => reads(singleByte(encoding, text), text, encoding))
  }

  for (const [encoding, text] of [
    ['shift_jis', 'こんにちは世界'],
    ['shift_jis', '首相は「交渉の用意がある」と述べた。'],
    ['euc-jp', '首相は「交渉の用意がある」と述べた。'],
    ['gb18030', '总统说谈判将于周三开始。'],
    ['big5', '總統說談判將於週三開始。'],
    ['euc-kr', '대통령은 협상이 시작된다고 말했다.'],
  ] as const) {
    it(`reads ${encoding}: ${text}`, () => reads(doubleByte(encoding, text), text, encoding))
  }

  it('finds the encoding of a long file that leaves ASCII late', () => {
    const text = `${'Plain words.\n'.repeat(10_000)}Президент заявил, что переговоры начнутся в среду.\n`
    reads(singleByte('windows-1251', text), text, 'windows-1251')
  })

  it('reads under the encoding it is told to', () => {
    reads(singleByte('windows-1251', 'мир'), 'мир', 'windows-1251', 'windows-1251')
    reads(utf8('Café'), 'CafÃ©', 'windows-1252', 'windows-1252')
    reads(Uint8Array.of(0x43, 0xe9), 'C\uFFFD', 'utf-8', 'utf-8')
  })
  it('offers only encodings that it can read', () => {
    for (const encoding of ENCODINGS) expect(new TextDecoder(encoding).encoding).toBe(encoding)
  })

  it('refuses a file without text', () => {
    refuses(new Uint8Array(), 'empty')
    refuses(utf8('\uFEFF'), 'empty')
    refuses(utf8(' \r\n\t\u00A0'), 'empty')
  })
  it('refuses NUL and many control characters', () => {
    refuses(utf8('a text with a \u0000 in it'), 'binary')
    refuses(utf8('\u0001\u0002\u0003abc'), 'binary')
    refuses(
      Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) & 255),
      'binary',
    )
  })
  it('accepts tabs, form feeds and a stray control character', () => {
    reads(utf8(`a\tb\f${'c'.repeat(60)}\u0001`), `a\tb\f${'c'.repeat(60)}\u0001`, 'utf-8')
  })
  it('refuses bytes that their mark forbids, and encodings nobody knows', () => {
    refuses(Uint8Array.of(0xef, 0xbb, 0xbf, 0x43, 0xe9, 0x20), 'undecodable')
    refuses(Uint8Array.of(0xff, 0xfe, 0x41), 'undecodable')
    refuses(utf8('text'), 'undecodable', 'klingon-8')
  })
})
