// The first bytes of files that people take for articles: PNG, JPEG, GIF, ZIP (Word, OpenDocument, EPUB), PDF, gzip,
// ELF, and the container of Office before 2007.
const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x1f, 0x8b],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** Whether bytes begin like a well-known format that is no text, whatever the file is called. */
export function looksUntextual(head: Uint8Array): boolean {
  return SIGNATURES.some((signature) => startsWith(head, signature))
}

export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}
