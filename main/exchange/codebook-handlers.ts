import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Codebook } from '../../src/codebook/codebook'
import { writeCodebookJson } from '../../src/exchange/codebook/codebook-json'
import { type CodebookFormat, MOST_CODEBOOK_BYTES } from '../../src/exchange/codebook/format'
import { writeQdc } from '../../src/exchange/codebook/write-qdc'
import type { Requests } from '../../src/ipc/contract'
import type { Edit, Stamp } from '../../src/record/edit'
import { err, ok } from '../../src/result'
import { readGivenFile } from '../articles/given-file'
import type { Handlers } from '../ipc-server'
import { fileNameOf } from '../report/reports'
import { replaceFile, systemCode } from '../storage/disk/durable-file'
import type { LibraryStore } from '../storage/store'

interface CodebookDesk {
  readonly store: LibraryStore
  readonly window: BrowserWindow
}

const filters = {
  json: { name: 'Sourcemark Codebook', extensions: ['json'] },
  qdc: { name: 'REFI-QDA Codebook', extensions: ['qdc'] },
}

export function codebookHandlers(desk: CodebookDesk): Pick<Handlers, 'codebook.choose' | 'codebook.export'> {
  return {
    'codebook.choose': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(desk.window, {
        title: 'Import a Codebook',
        properties: ['openFile'],
        filters: [
          { name: 'Codebooks', extensions: ['json', 'qdc'] },
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
  { store, window }: CodebookDesk,
): Promise<Awaited<ReturnType<Requests['codebook.export']>>> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export the Codebook',
    defaultPath: join(app.getPath('documents'), `${fileNameOf(codebook.name)}.json`),
    filters: [filters.json, filters.qdc],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || !filePath) return ok(null)
  const name = basename(filePath)
  const format = formatOf(name)
  if (format === null) return err({ code: 'unknown-ending', name })
  if (format === 'qdc' && codebook.codes.length === 0) return err({ code: 'no-codes' })
  try {
    await replaceFile(filePath, [Buffer.from(await render(codebook, format))], { mode: 0o666 })
  } catch (error) {
    return err({ code: 'not-written', reason: systemCode(error) })
  }
  const edit: Edit = { ...stamp, act: 'log', of: null, gesture: 'export', subject: name, changes: [] }
  if (store.readOnly) return ok({ name, format, edit })
  const committed = await store.commit(edit)
  return committed.ok ? ok({ name, format, edit }) : committed
}

function formatOf(name: string): CodebookFormat | null {
  const ending = extname(name).toLowerCase()
  return ending === '.json' ? 'json' : ending === '.qdc' ? 'qdc' : null
}

async function render(codebook: Codebook, format: CodebookFormat): Promise<string> {
  const version = app.getVersion()
  if (format === 'json') return writeCodebookJson(codebook, version)
  return writeQdc(codebook, `Sourcemark ${version}`, async (bytes) => createHash('sha1').update(bytes).digest())
}
