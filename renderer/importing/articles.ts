import type { Article } from '../../src/article/article'
import { limits } from '../../src/exchange/archive'
import { isBundle } from '../../src/exchange/bundle'
import type { ArticleId } from '../../src/ids'
import { describeLosses } from '../../src/import/describe-reading'
import type { ReadArticle, ReadError } from '../../src/import/format'
import type { FileRefused, GivenFile } from '../../src/ipc/contract'
import type { Result } from '../../src/result'
import { openArticle } from '../place/opening'
import { describeFailure } from '../window/failure'
import type { AppWindow } from '../window/window'
import { fileTaker } from './file-taker'
import type { Wanted } from './read-file'
import { describeRefusal } from './refusals'

/** The largest file that is taken, in bytes. */
const LARGEST_FILE = 50 * 1024 * 1024

/** The largest file of that name: what was exported on another machine holds many articles. */
const largest = (name: string) => (isBundle(name, new Uint8Array()) ? limits.file : LARGEST_FILE)

/** Makes the text of an article anew from its original bytes, when its file is lost. Answers whether it could. */
export async function mend(window: AppWindow, { id, title, encoding, reader }: Article): Promise<boolean> {
  const original = await window.bridge.request('articles.original', id)
  if (!original.ok) return false
  const read = await readFile(window, original.value, { encoding, reader })
  if (!read.ok || !(await window.bridge.request('articles.mend', id, read.value)).ok) return false
  window.say(
    'info',
    `The file with the text of “${title}” was missing or damaged. The text was made anew from the original file, and its hash is the same.`,
  )
  return true
}

/** Says why a file was not taken; nothing is stored and what is open stays open. */
function refuse(window: AppWindow, { code, name }: FileRefused | (ReadError & { readonly name: string })): false {
  window.say('error', describeRefusal(code, name))
  return false
}

/** Reads bytes as an article, or says why they are none. What that needs is loaded when the first file is read. */
async function readFile(
  { bridge }: AppWindow,
  file: GivenFile,
  wanted: Wanted = {},
): Promise<Result<ReadArticle, ReadError>> {
  const { readFile: read } = await import('./read-file')
  return read(file, (...order) => bridge.request('import.read', ...order), wanted)
}

/** Gives a file to who takes it, or takes it into the library as an article and opens it; bytes that are there already open the article that is there. */
function importFile(window: AppWindow, file: GivenFile): Promise<unknown> {
  const taker = window.all(fileTaker).find(({ takes }) => takes(file))
  if (taker !== undefined) return taker.take(window, file)
  return window.inputs.hold(`“${file.name}”`, () => takeIn(window, file))
}

/** Answers false when nothing came of it. */
async function takeIn(window: AppWindow, file: GivenFile): Promise<unknown> {
  if (file.bytes.byteLength > LARGEST_FILE) return refuse(window, { code: 'too-large', name: file.name })
  const read = await readFile(window, file)
  if (!read.ok) return refuse(window, { code: read.error.code, name: file.name })
  await window.saver.settled()
  const result = await window.bridge.request('articles.add', file, read.value, window.stamp())
  if (!result.ok) {
    const why =
      result.error.code === 'not-saved' ? describeFailure(result.error.reason) : 'the library is open for reading only'
    window.say('error', `“${file.name}” could not be stored: ${why}. Nothing was imported.`)
    return false
  }
  const { article, edit } = result.value
  if (edit !== null) window.receive(edit)
  if (edit?.gesture !== 'import') window.say('info', `“${file.name}” is in the library already, and is open now.`)
  else if (read.value.losses.length > 0)
    window.say('info', `Of “${file.name}” this is not in the text: ${describeLosses(read.value.losses)}.`)
  return openArticle(window, article, { focus: true })
}

async function importGiven(window: AppWindow, given: Result<GivenFile | null, FileRefused>): Promise<void> {
  if (!given.ok) refuse(window, given.error)
  else if (given.value !== null) await importFile(window, given.value)
}

export async function chooseFile(window: AppWindow): Promise<void> {
  await importGiven(window, await window.bridge.request('files.choose'))
}

/** Imports the files that were named on the command line. */
export async function takeFiles(window: AppWindow): Promise<void> {
  const waiting = await window.bridge.request('files.take')
  for (const given of waiting) await importGiven(window, given)
}

/** Makes an article of the text on the clipboard. */
export function pasteArticle(window: AppWindow): Promise<unknown> {
  return window.inputs.hold('the article from the clipboard', async () => {
    const text = await window.bridge.request('clipboard.read')
    if (text.trim() !== '') return importFile(window, { name: 'Clipboard.txt', bytes: new TextEncoder().encode(text) })
    window.say('error', 'The clipboard holds no text. Copy the article’s text, then try again.')
    return false
  })
}

/** Imports a file whose bytes are still to be read. */
async function importBytes(window: AppWindow, name: string, read: () => Promise<ArrayBuffer>): Promise<void> {
  const begun = await window.inputs.hold(`“${name}”`, async () => {
    const bytes = await read().catch(() => null)
    // Begun before inputs go on, which wait for it if it must be waited for.
    if (bytes !== null) return { imported: importFile(window, { name, bytes: new Uint8Array(bytes) }) }
    return refuse(window, { code: 'vanished', name })
  })
  if (begun !== false) await begun.imported
}

/** Takes what was dropped on the window: names and bytes, never a path. */
export async function importDropped(window: AppWindow, transfer: DataTransfer): Promise<void> {
  // Subtle: entries must be read before the first await; the browser empties the transfer when the event is over.
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  const dropped = items.map((item) => ({
    file: item.getAsFile(),
    isFolder: item.webkitGetAsEntry()?.isDirectory === true,
  }))
  const text = items.length === 0 ? transfer.getData('text/plain') : ''
  for (const { file, isFolder } of dropped) {
    const name = file?.name ?? 'What was dropped'
    if (isFolder) refuse(window, { code: 'is-folder', name })
    else if (file === null) refuse(window, { code: 'unreadable', name })
    else if (file.size > largest(name)) refuse(window, { code: 'too-large', name })
    else if (file.size === 0) refuse(window, { code: 'empty', name })
    else {
      await importBytes(window, name, () => file.arrayBuffer())
    }
  }
  if (text.trim() !== '') await importFile(window, { name: 'Dropped text.txt', bytes: new TextEncoder().encode(text) })
}

/** Reads the article's original bytes under another encoding. Only while nothing is marked in it. */
export function changeEncoding(window: AppWindow, article: ArticleId, encoding: string): Promise<boolean> {
  const refuseIt = (why: string): false => {
    window.say('error', why)
    return false
  }
  return window.inputs.hold('the text', async () => {
    const original = await window.bridge.request('articles.original', article)
    if (!original.ok)
      return refuseIt('The original file of this article is missing or damaged; its text stays as it is.')
    const read = await readFile(window, original.value, { encoding })
    if (!read.ok) return refuseIt(`The file can't be read as ${encoding}; its text stays as it is.`)
    await window.saver.settled()
    const result = await window.bridge.request('articles.reread', article, read.value, window.stamp())
    if (!result.ok) return refuseIt('The encoding can only be changed while nothing is marked in the article.')
    window.receive(result.value)
    return openArticle(window, article)
  })
}
