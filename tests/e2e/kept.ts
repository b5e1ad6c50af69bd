import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

// Chromium's own files, and where the analyst was: neither is evidence.
const CONVENIENCES = new Set(['window', 'workspace.json'])

/** Every file of the data folder that holds work, by its name there, with the SHA-256 of its bytes. */
export async function keptIn(home: string): Promise<Readonly<Record<string, string>>> {
  const kept: Record<string, string> = {}
  const visit = async (folder: string) => {
    for (const entry of await readdir(path.join(home, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name)
      // A file that is being written, and gone when it has taken its place.
      if (CONVENIENCES.has(name) || /^workspace\.json\..*\.tmp$/.test(name)) continue
      if (entry.isDirectory()) await visit(name)
      else
        kept[name] = createHash('sha256')
          .update(await readFile(path.join(home, name)))
          .digest('hex')
    }
  }
  await visit('')
  return kept
}
