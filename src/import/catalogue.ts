import { type Budget, HEAD_BYTES, type ImportFormat, type Reader } from './format'
import { importFormats } from './formats'
import type { ReaderVersion } from './reader-version'

/** The format of a file; undefined for one that none of them knows. */
export function formatOf(
  name: string,
  bytes: Uint8Array,
  formats: readonly ImportFormat[] = importFormats,
): ImportFormat | undefined {
  const head = bytes.subarray(0, HEAD_BYTES)
  return formats.find((format) => format.recognises(name, head))
}

/** The reader of new articles of a format. */
export function newestReader({ id, versions }: ImportFormat): ReaderVersion {
  return { id, version: versions.length }
}

/** What reading a file of a format may cost. */
export function budgetOf({ budget }: ImportFormat): Budget {
  return { milliseconds: 60_000, memory: 1 << 30, text: 1 << 26, ...budget }
}

/** The reader that made an article; null for one of a newer Sourcemark. */
export async function loadReader(
  { id, version }: ReaderVersion,
  formats: readonly ImportFormat[] = importFormats,
): Promise<Reader | null> {
  const load = formats.find((format) => format.id === id)?.versions[version - 1]
  return load === undefined ? null : load()
}

/** What people call the format that a reader is of. */
export function labelOf(reader: string, formats: readonly ImportFormat[] = importFormats): string {
  return formats.find(({ id }) => id === reader)?.label ?? reader
}

/** All extensions of files that can be an article, without dots. */
export function extensionsOf(formats: readonly ImportFormat[] = importFormats): readonly string[] {
  return formats.flatMap(({ extensions }) => extensions)
}
