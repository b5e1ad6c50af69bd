import { readdir } from 'node:fs/promises'
import type { Article } from '../../../src/article/article'
import type { Finding } from '../../../src/ipc/recovery'
import { type DataFolder, generationsOf, names } from './data-folder'

/**
 * Files that belong to the articles and are not there. Of marks only those are found of which an older generation is
 * left; where none is, the journal makes them anew and nobody misses the file. Reads three folders, and no file.
 */
export async function missingFiles(folder: DataFolder, articles: Iterable<Article>): Promise<readonly Finding[]> {
  const lists = await Promise.all(
    ['texts', 'originals', 'articles'].map(async (part) =>
      (await readdir(folder.locate(part))).map((name) => `${part}/${name}`),
    ),
  )
  const there = new Set(lists.flat())
  const found: Finding[] = []
  for (const { id, title, revision, original } of articles) {
    const [text, bytes] = [names.text(id, revision), names.original(original.sha256)]
    const [newest, ...older] = generationsOf(names.marks(id))
    const lost = (file: string, what: Extract<Finding, { code: 'missing-file' }>['what'], isWhole: boolean) =>
      found.push({ code: 'missing-file', file, what, title, isWhole })
    if (!there.has(text)) lost(text, 'text', there.has(bytes))
    if (!there.has(bytes)) lost(bytes, 'original', false)
    if (!there.has(newest) && older.some((name) => there.has(name))) lost(newest, 'marks', true)
  }
  return found
}
