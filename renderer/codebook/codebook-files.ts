import { claimsAndSources } from '../../src/codebook/claims-and-sources'
import type { Codebook } from '../../src/codebook/codebook'
import { codebookInUse } from '../../src/codebook/codebooks'
import { polnear } from '../../src/codebook/polnear'
import { arrive } from '../../src/exchange/codebook/arrival'
import { readCodebookJson } from '../../src/exchange/codebook/codebook-json'
import { MOST_CODEBOOK_BYTES } from '../../src/exchange/codebook/format'
import { guidOfCode } from '../../src/exchange/codebook/guid'
import { readQdc } from '../../src/exchange/codebook/read-qdc'
import { guidsOfRoles } from '../../src/exchange/codebook/write-qdc'
import { codebookJson } from '../../src/export/codebook-formats'
import { looksUntextual } from '../../src/import/signatures'
import type { GivenFile } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { counted } from '../../src/wording/amounts'
import { decodeBytes } from '../importing/decode'
import type { AppWindow } from '../window/window'
import { describeExportFault, describeJsonFault, describeQdcFault, describeRefusal } from './codebook-faults'
import { codebookImportDialog } from './dialogs'
import type { IncomingCodebook } from './incoming-codebook'

const NOTHING = 'Nothing was imported.'

/** Asks for a file with a codebook, and shows what it would bring. */
export async function chooseCodebook(window: AppWindow): Promise<void> {
  const given = await window.bridge.request('codebook.choose')
  if (!given.ok) return window.say('error', `${describeRefusal(given.error.code, given.error.name)} ${NOTHING}`)
  if (given.value !== null) await receiveCodebook(window, given.value)
}

/** Reads a codebook and shows what it would bring; nothing is changed before the analyst says so. */
export function receiveCodebook(window: AppWindow, file: GivenFile): Promise<void> {
  return window.inputs.hold(`“${file.name}”`, () => receive(window, file))
}

async function receive(window: AppWindow, file: GivenFile): Promise<void> {
  const { name, bytes } = file
  if (window.view().readOnly)
    return window.say('error', `“${name}” was not imported: this library is open for reading only.`)
  if (bytes.length > MOST_CODEBOOK_BYTES) return window.say('error', `${describeRefusal('too-large', name)} ${NOTHING}`)
  window.drafts.keep()
  const read = await readCodebook(file, [...window.view().state.library.codebooks.values()])
  if (!read.ok) return window.say('error', `${read.error} ${NOTHING}`)
  const { codebook, reading } = read.value
  const { codebooks } = window.view().state.library
  const compared = reading === null ? 'all' : 'what-qdc-carries'
  const arrival = arrive(codebook, compared, codebooks.values(), () => crypto.randomUUID())
  if (arrival.kind === 'alike')
    return window.say('info', `“${arrival.mine.name}” is in this library already, and “${name}” says the same of it.`)
  window.show(codebookImportDialog, { incoming: { file: name, arrival, reading } })
}

interface ReadCodebook extends Pick<IncomingCodebook, 'reading'> {
  readonly codebook: Codebook
}

/** The error is in words. */
async function readCodebook(
  { name, bytes }: GivenFile,
  codebooks: readonly Codebook[],
): Promise<Result<ReadCodebook, string>> {
  if (looksUntextual(bytes)) return err(describeRefusal('binary', name))
  const decoded = decodeBytes(bytes, encodingSaidIn(bytes))
  if (!decoded.ok) return err(describeRefusal(decoded.error.code, name))
  const { text } = decoded.value
  if (!/\.qdc$/i.test(name) && !text.trimStart().startsWith('<')) {
    const read = readCodebookJson(text)
    return read.ok ? ok({ codebook: read.value, reading: null }) : err(describeJsonFault(read.error, name))
  }
  const known = { roles: await guidsOfRoles(sha1), ids: await idsByGuid([...codebooks, claimsAndSources, polnear]) }
  const read = readQdc(text, known)
  if (!read.ok) return err(describeQdcFault(read.error, name))
  const { codes, ...reading } = read.value
  const codebook = { id: crypto.randomUUID(), name: name.replace(/\.[^.]+$/, ''), codes }
  return ok({ codebook, reading })
}

/** The encoding that an XML document says it has, where its first bytes are those of letters. */
function encodingSaidIn(bytes: Uint8Array): string | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 200))
  const said = /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(beginning)?.[1]
  return said === undefined || /^utf-?(8|16)/i.test(said) ? null : said.toLowerCase()
}

async function idsByGuid(codebooks: readonly Codebook[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(codebooks.flatMap(({ codes }) => codes.map(({ id }) => id)))
  return new Map(await Promise.all([...ids].map(async (id) => [await guidOfCode(id, sha1), id] as const)))
}

async function sha1(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytes as Uint8Array<ArrayBuffer>))
}

/** Brings the codebook into the library, as one edit. `use`: new marks are made under it from now on. */
export function importCodebook(
  window: AppWindow,
  { file, arrival }: IncomingCodebook,
  { name, use }: { readonly name: string; readonly use: boolean },
): void {
  const { codebooks, settings } = window.view().state.library
  const codebook = { ...arrival.codebook, name }
  const taken = new Set([...codebooks.values()].flatMap(({ codes }) => codes.map(({ id }) => id)))
  window.closeDialog()
  if (codebooks.has(codebook.id) || codebook.codes.some(({ id }) => taken.has(id)))
    return window.say('error', `The library has changed meanwhile. ${NOTHING} Import “${file}” again.`)
  const changes = [
    { table: 'codebook', before: null, after: codebook } as const,
    ...(use ? [{ table: 'settings', before: settings, after: { ...settings, codebook: codebook.id } } as const] : []),
  ]
  if (!window.perform({ gesture: 'codebook', subject: file, changes })) return
  const { length } = codebook.codes
  window.say('info', `Imported the codebook “${name}” with ${counted(length, 'code')}.`, true)
}

/** Asks where to, and writes a codebook there, the one in use unless another is named. */
export async function exportCodebook(
  window: AppWindow,
  codebook = codebookInUse(window.view().state.library).id,
): Promise<void> {
  window.drafts.keep()
  if (!(await window.saver.settled()))
    return window.say('error', 'There are changes that could not be saved yet. Save them first; then export.')
  const result = await window.bridge.request('codebook.export', codebook, window.stamp())
  if (!result.ok) return window.say('error', `Nothing was exported: ${describeExportFault(result.error)}.`)
  if (result.value === null) return
  const { name, place, format, edit } = result.value
  window.receive(edit)
  const rest =
    format === codebookJson.id
      ? 'It has everything, for another library of Sourcemark.'
      : 'That format has no examples, fields, keys and lines: they are told in the descriptions, and only a .json brings them back into Sourcemark.'
  window.say('info', `Exported the codebook as “${name}”. ${rest}`, false, place)
}
