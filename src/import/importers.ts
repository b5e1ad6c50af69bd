import { markdown } from './markdown'
import { plainText } from './plain-text'
import type { Importer } from './reading'

const IMPORTERS: readonly Importer[] = [plainText, markdown]

/** The importer for a file, chosen by the ending of its name in any case; unknown endings are read as plain text. */
export function importerFor(name: string): Importer {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return IMPORTERS.find((importer) => importer.extensions.includes(extension)) ?? plainText
}
