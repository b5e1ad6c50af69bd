import type { Marks } from '../../src/annotation/marks'
import { articlesToMerge, type Merge, merge } from '../../src/exchange/merge'
import { type Bundle, type BundleError, readBundle } from '../../src/exchange/read-bundle'
import type { ArticleId } from '../../src/ids'
import type { GivenFile } from '../../src/ipc/contract'
import { marksOf } from '../../src/record/plain'
import { err, ok, type Result } from '../../src/result'
import type { AppWindow } from '../window/window'
import { importDialog } from './dialogs'

/** Articles whose marks are asked for at once. */
const BATCH = 200

/** Reads a bundle and shows what it would bring; nothing is changed before the analyst says so. */
export async function receiveBundle(window: AppWindow, { name, bytes }: GivenFile): Promise<void> {
  if (window.view().readOnly)
    return window.say('error', `“${name}” was not imported: this library is open for reading only.`)
  if (window.view().dialog?.name === importDialog.name)
    return window.say('error', `“${name}” was not opened: finish the other import first, then open it again.`)
  window.drafts.keep()
  const dialog = window.show(importDialog, { name, incoming: null })
  const read = await readBundle(bytes, sha256)
  const looked = read.ok ? await look(window, read.value) : null
  // Whoever closed the dialog meanwhile does not want it.
  if (window.view().dialog !== dialog) return
  if (read.ok && looked?.ok) {
    window.show(importDialog, { name, incoming: { name, bundle: read.value, merge: looked.value } })
    return
  }
  window.closeDialog()
  if (!read.ok) window.say('error', `${describeFault(name, read.error)} Nothing was imported.`)
  else if (looked !== null && !looked.ok) window.say('error', `“${name}” was not imported: ${looked.error}.`)
}

/** Lays the bundle beside the library as it is on the disk. The error is in words. */
export async function look(window: AppWindow, { records }: Bundle): Promise<Result<Merge, string>> {
  if (!(await window.saver.settled())) return err('there are changes that could not be saved yet; save them first')
  const { library } = window.view().state
  const articles = articlesToMerge(library, records)
  const marks = new Map<ArticleId, Marks>()
  for (let at = 0; at < articles.length; at += BATCH) {
    const result = await window.bridge.request('exchange.marks', articles.slice(at, at + BATCH))
    if (!result.ok) return err(`“${library.articles.get(result.error.article)?.title}” in your library can't be read`)
    for (const each of result.value) marks.set(each.article, marksOf(each))
  }
  return ok(merge({ library, marks }, records))
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function describeFault(name: string, error: BundleError): string {
  switch (error.code) {
    case 'not-a-bundle':
      return `“${name}” is not a file that Sourcemark exported for another machine.`
    case 'newer-version':
      return `“${name}” was made by a newer version of Sourcemark${error.app && ` (${error.app})`}. Update this one, then open it again.`
    case 'too-large':
      return `“${name}” holds more than a Sourcemark file may. Export its sessions one by one.`
    case 'damaged':
      return `“${name}” is damaged${error.entry === null ? ' or was cut off' : ` (at ${JSON.stringify(error.entry.slice(0, 80))})`}. Copy it once more from where it was made.`
  }
}
