import { open, readdir, stat } from 'node:fs/promises'
import type { DataFolder } from './data-folder'
import { hashFile, rmQuietly, systemCode } from './durable-file'

/** A file that a crash left half written, and what was done with it. */
export interface Leftover {
  readonly file: string
  /** Its name in `quarantine`; null when it was removed, because it was ours and incomplete: nothing ever counted on it. */
  readonly movedTo: string | null
}

/** `<name>.<uuid>.tmp`, as `replaceFile` names what it writes. Others' temporary files are left alone. */
const OURS = /^(.+)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/

/** Clears away what a crash left of files that never got their names. Their content is in the journal, or nowhere. */
export async function clearLeftovers(folder: DataFolder): Promise<readonly Leftover[]> {
  const found: Leftover[] = []
  for (const where of ['', 'articles/', 'texts/', 'originals/']) {
    for (const file of await readdir(folder.locate(where))) {
      const [, name] = OURS.exec(file) ?? []
      if (name === undefined) continue
      try {
        const isIncomplete = !(await isWhole(folder, where, file, name))
        if (isIncomplete) await rmQuietly(folder.locate(where + file))
        found.push({ file: where + file, movedTo: isIncomplete ? null : await folder.quarantine(where + file) })
      } catch (error) {
        console.warn(`${where}${file} was left where it is: ${systemCode(error)}`)
      }
    }
  }
  return found
}

/** Whether all of a file was written: it says so itself, in its first line or, an original, in its name. */
async function isWhole(folder: DataFolder, where: string, file: string, name: string): Promise<boolean> {
  const path = folder.locate(where + file)
  if (where === 'originals/') return (await hashFile(path)) === name
  const { size } = await stat(path)
  const head = await readHead(path)
  return head !== null && head.length + head.bytes === size
}

async function readHead(path: string): Promise<{ readonly length: number; readonly bytes: number } | null> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
    const length = buffer.subarray(0, bytesRead).indexOf(10) + 1
    const header: unknown = JSON.parse(buffer.toString('utf8', 0, length))
    const bytes = typeof header === 'object' && header !== null && 'bytes' in header ? header.bytes : null
    return typeof bytes === 'number' ? { length, bytes } : null
  } catch {
    return null
  } finally {
    await handle.close()
  }
}
