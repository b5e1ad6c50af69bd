import { importerFor } from '../../src/import/importers'
import type { GivenFile, ReadArticle } from '../../src/ipc/contract'
import type { Result } from '../../src/result'
import { type DecodeError, decodeBytes } from './decode'

/** Reads bytes as an article, or says why they are none. `encoding` is a label such as "windows-1252", else guessed. */
export function readFile(file: GivenFile, encoding?: string): Result<ReadArticle, DecodeError> {
  const decoded = decodeBytes(file.bytes, encoding)
  if (!decoded.ok) return decoded
  const importer = importerFor(file.name)
  const reading = importer.read(decoded.value.text)
  if (reading.blocks.length === 0) return { ok: false, error: { code: 'empty' } }
  return { ok: true, value: { ...reading, encoding: decoded.value.encoding, format: importer.format } }
}
