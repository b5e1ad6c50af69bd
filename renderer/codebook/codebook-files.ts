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
import type { GivenFile } from '../../src/ipc/contract'
import { err, ok, type Result } from '../../src/result'
import { decodeBytes } from '../importing/decode'
import type { Workbench } from '../window/window'
import { describeExportFault, describeJsonFault, describeQdcFault, describeRefusal } from './codebook-faults'
import type { IncomingCodebook } from './incoming-codebook'

const NOTHING = 'Nothing was imported.'

/** Asks for a file with a codebook, and shows what it would bring. */
export async function chooseCodebook(bench: Workbench): Promise<void> {
  const given = await bench.bridge.request('codebook.choose')
  if (!given.ok) return bench.say('error', `${describeRefusal(given.error.code, given.error.name)} ${NOTHING}`)
  if (given.value !== null) await receiveCodebook(bench, given.value)
}

/** Reads a codebook and shows what it would bring; nothing is changed before the analyst says so. */
export function receiveCodebook(bench: Workbench, file: GivenFile): Promise<void> {
  return bench.inputs.hold(`“${file.name}”`, () => receive(bench, file))
}

async function receive(bench: Workbench, file: GivenFile): Promise<void> {
  const { name, bytes } = file
  if (bench.view().readOnly)
    return bench.say('error', `“${name}” was not imported: this library is open for reading only.`)
  if (bytes.length > MOST_CODEBOOK_BYTES) return bench.say('error', `${describeRefusal('too-large', name)} ${NOTHING}`)
  bench.drafts.keep()
  const read = await readCodebook(file, [...bench.view().state.library.codebooks.values()])
  if (!read.ok) return bench.say('error', `${read.error} ${NOTHING}`)
  const { codebook, reading } = read.value
  const { codebooks } = bench.view().state.library
  const compared = reading === null ? 'all' : 'what-qdc-carries'
  const arrival = arrive(codebook, compared, codebooks.values(), () => crypto.randomUUID())
  if (arrival.kind === 'alike')
    return bench.say('info', `“${arrival.mine.name}” is in this library already, and “${name}” says the same of it.`)
  bench.set({ dialog: { kind: 'codebook-import', incoming: { file: name, arrival, reading } } })
}

interface ReadCodebook extends Pick<IncomingCodebook, 'reading'> {
  readonly codebook: Codebook
}

/** The error is in words. */
async function readCodebook(
  { name, bytes }: GivenFile,
  codebooks: readonly Codebook[],
): Promise<Result<ReadCodebook, string>> {
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
function encodingSaidIn(bytes: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...bytes.subarray(0, 200))
  const said = /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(beginning)?.[1]
  return said === undefined || /^utf-?(8|16)/i.test(said) ? undefined : said.toLowerCase()
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
  bench: Workbench,
  { file, arrival }: IncomingCodebook,
  { name, use }: { readonly name: string; readonly use: boolean },
): void {
  const { codebooks, settings } = bench.view().state.library
  const codebook = { ...arrival.codebook, name }
  const taken = new Set([...codebooks.values()].flatMap(({ codes }) => codes.map(({ id }) => id)))
  bench.set({ dialog: null })
  if (codebooks.has(codebook.id) || codebook.codes.some(({ id }) => taken.has(id)))
    return bench.say('error', `The library has changed meanwhile. ${NOTHING} Import “${file}” again.`)
  const changes = [
    { table: 'codebook', before: null, after: codebook } as const,
    ...(use ? [{ table: 'settings', before: settings, after: { ...settings, codebook: codebook.id } } as const] : []),
  ]
  if (!bench.perform({ gesture: 'codebook', subject: file, changes })) return
  const { length } = codebook.codes
  bench.say('info', `Imported the codebook “${name}” with ${length === 1 ? 'one code' : `${length} codes`}.`, true)
}

/** Asks where to, and writes a codebook there, the one in use unless another is named. */
export async function exportCodebook(
  bench: Workbench,
  codebook = codebookInUse(bench.view().state.library).id,
): Promise<void> {
  bench.drafts.keep()
  if (!(await bench.saver.settled()))
    return bench.say('error', 'There are changes that could not be saved yet. Save them first; then export.')
  const result = await bench.bridge.request('codebook.export', codebook, bench.stamp())
  if (!result.ok) return bench.say('error', `Nothing was exported: ${describeExportFault(result.error)}.`)
  if (result.value === null) return
  const { name, format, edit } = result.value
  bench.receive(edit)
  const rest =
    format === 'json'
      ? 'It has everything, for another library of Sourcemark.'
      : 'That format has no examples, fields, keys and lines: they are told in the descriptions, and only a .json brings them back into Sourcemark.'
  bench.say('info', `Exported the codebook as “${name}”. ${rest}`)
}
