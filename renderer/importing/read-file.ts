import { budgetOf, formatOf, loadReader, newestReader } from '../../src/import/catalogue'
import type { ReadArticle, ReadError, ReadHost } from '../../src/import/format'
import { importFormats } from '../../src/import/formats'
import type { ReaderVersion } from '../../src/import/reader-version'
import type { GivenFile } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { decodeBytes } from './decode'

/** How a file shall be read; what is left open is found out. */
export interface Wanted {
  /** A label of the Encoding Standard. */
  readonly encoding?: string | null
  /** The reader that made an article's text, which is to be made anew. */
  readonly reader?: ReaderVersion
}

/** Reads a file where whatever it does can be ended. */
type ReadInRoom = (
  file: GivenFile,
  reader: ReaderVersion,
  encoding: string | null,
) => Promise<Result<ReadArticle, ReadError>>

/** Reads bytes as an article, or says why they are none. */
export async function readFile(
  file: GivenFile,
  readInRoom: ReadInRoom,
  { encoding = null, reader }: Wanted = {},
  formats = importFormats,
): Promise<Result<ReadArticle, ReadError>> {
  const format =
    reader === undefined ? formatOf(file.name, file.bytes, formats) : formats.find(({ id }) => id === reader.id)
  if (format === undefined) return err({ code: reader === undefined ? 'no-format' : 'no-reader' })
  // Files of a hostile format are not looked into here.
  if (format.hostile) return readInRoom(file, reader ?? newestReader(format), encoding)
  const found = await loadReader(reader ?? newestReader(format), formats)
  if (found === null) return err({ code: 'no-reader' })
  const host: ReadHost = { decode: decodeBytes, parseHtml: null }
  const read = await found.read(file.bytes, {
    encoding,
    budget: budgetOf(format),
    progress: () => undefined,
    signal: { aborted: false },
    host,
  })
  if (!read.ok) return read
  const { places: _, ...article } = read.value
  return ok(article)
}
