import { Zip, ZipDeflate } from 'fflate/browser'
import { limits } from './archive'

/** Bytes that are deflated in one go: some milliseconds of work. */
const SLICE = 1 << 16

/** The oldest time that a zip can tell: the same content makes the same bytes, wherever and whenever. */
const NO_TIME = new Date(1980, 0, 1)

/** What would not be taken again by {@link openArchive}. */
export class TooLarge extends Error {}

/** An archive that is being written, in memory. */
export class ArchivePacker {
  readonly #zip: Zip
  readonly #pieces: Uint8Array[] = []
  #packed = 0
  #inflated = 0
  #entries = 0

  constructor() {
    this.#zip = new Zip((error, piece) => {
      if (error) throw error
      this.#pieces.push(piece)
      this.#packed += piece.length
    })
  }

  /** Adds an entry. Yields each slice that is in, so that whoever drives it can serve others. Throws {@link TooLarge}. */
  *add(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    this.#inflated += bytes.length
    this.#entries++
    if (bytes.length > limits.entry || this.#inflated > limits.all || this.#entries > limits.entries)
      throw new TooLarge()
    const entry = Object.assign(new ZipDeflate(name), { mtime: NO_TIME, os: 0 })
    this.#zip.add(entry)
    for (let at = 0; at === 0 || at < bytes.length; at += SLICE) {
      const slice = bytes.subarray(at, at + SLICE)
      entry.push(slice, at + SLICE >= bytes.length)
      yield slice
    }
    if (this.#packed > limits.file) throw new TooLarge()
  }

  /** The whole archive, in pieces. Nothing can be added after. Throws {@link TooLarge}. */
  finish(): readonly Uint8Array[] {
    this.#zip.end()
    if (this.#packed > limits.file) throw new TooLarge()
    return this.#pieces
  }
}
