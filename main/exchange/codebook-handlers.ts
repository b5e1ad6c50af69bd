import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { app, dialog } from 'electron'
import type { Codebook } from '../../src/codebook/codebook'
import { MOST_CODEBOOK_BYTES } from '../../src/exchange/codebook/format'
import { codebookFormats } from '../../src/export/catalogue'
import { qdc } from '../../src/export/codebook-formats'
import type { CodebookFormat } from '../../src/export/format'
import type { Requests } from '../../src/ipc/contract'
import type { Stamp } from '../../src/record/edit'
import { err, ok } from '../../src/result'
import { readGivenFile } from '../articles/given-file'
import { type ExportDesk, exportFile } from '../export/export-file'
import type { Handlers } from '../ipc-server'
import { fileNameOf } from '../report/reports'

/** Why no file was made, which is known only when it is named. */
type NotMade = { readonly code: 'no-codes' } | { readonly code: 'unknown-ending'; readonly name: string }

export function codebookHandlers(desk: ExportDesk): Pick<Handlers, 'codebook.choose' | 'codebook.export'> {
  return {
    'codebook.choose': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(desk.window, {
        title: 'Import a Codebook',
        properties: ['openFile'],
        filters: [
          { name: 'Codebooks', extensions: codebookFormats().map(({ extension }) => extension) },
          { name: 'All Files', extensions: ['*'] },
        ],
      })
      const [path] = filePaths
      return canceled || path === undefined ? ok(null) : readGivenFile(path, MOST_CODEBOOK_BYTES)
    },
    'codebook.export': async (id, stamp) => {
      const codebook = desk.store.state.library.codebooks.get(id)
      return codebook === undefined ? err({ code: 'missing' }) : exportCodebook(codebook, stamp, desk)
    },
  }
}

/** Asks where a codebook shall go, writes it there in the format that the name ends with, and notes it in the log. */
async function exportCodebook(
  codebook: Codebook,
  stamp: Stamp,
  desk: ExportDesk,
): Promise<Awaited<ReturnType<Requests['codebook.export']>>> {
  const formats = codebookFormats()
  const asking = {
    title: 'Export the Codebook',
    name: `${fileNameOf(codebook.name)}.${formats[0]?.extension ?? ''}`,
    filters: formats.map(({ label, extension }) => ({ name: label, extensions: [extension] })),
    canOpen: false,
  }
  let format = ''
  const exported = await exportFile<NotMade>(desk, asking, stamp, async (name) => {
    const named = formats.find(({ extension }) => extname(name).toLowerCase() === `.${extension}`)
    if (named === undefined) return err({ code: 'unknown-ending', name })
    if (named.id === qdc.id && codebook.codes.length === 0) return err({ code: 'no-codes' })
    format = named.id
    return ok(await write(codebook, named))
  })
  return exported.ok ? ok(exported.value && { ...exported.value, format }) : exported
}

async function write(codebook: Codebook, format: CodebookFormat): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = []
  const make = await format.load()
  for await (const piece of make({ codebook, version: app.getVersion(), sha1 })) pieces.push(piece)
  return pieces
}

async function sha1(bytes: Uint8Array): Promise<Uint8Array> {
  return createHash('sha1').update(bytes).digest()
}
