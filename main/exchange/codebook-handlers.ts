import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { app, dialog } from 'electron'
import type { Codebook } from '../../src/codebook/codebook'
import { writeCodebookJson } from '../../src/exchange/codebook/codebook-json'
import { type CodebookFormat, MOST_CODEBOOK_BYTES } from '../../src/exchange/codebook/format'
import { writeQdc } from '../../src/exchange/codebook/write-qdc'
import type { Requests } from '../../src/ipc/contract'
import type { Stamp } from '../../src/record/edit'
import { err, ok } from '../../src/result'
import { readGivenFile } from '../articles/given-file'
import { type ExportDesk, exportFile } from '../export/export-file'
import type { Handlers } from '../ipc-server'
import { fileNameOf } from '../report/reports'

/** Why no file was made, which is known only when it is named. */
type NotMade = { readonly code: 'no-codes' } | { readonly code: 'unknown-ending'; readonly name: string }

const filters = {
  json: { name: 'Sourcemark Codebook', extensions: ['json'] },
  qdc: { name: 'REFI-QDA Codebook', extensions: ['qdc'] },
}

export function codebookHandlers(desk: ExportDesk): Pick<Handlers, 'codebook.choose' | 'codebook.export'> {
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
  desk: ExportDesk,
): Promise<Awaited<ReturnType<Requests['codebook.export']>>> {
  const asking = {
    title: 'Export the Codebook',
    name: `${fileNameOf(codebook.name)}.json`,
    filters: [filters.json, filters.qdc],
  }
  let format: CodebookFormat = 'json'
  const exported = await exportFile<NotMade>(desk, asking, stamp, async (name) => {
    const named = formatOf(name)
    if (named === null) return err({ code: 'unknown-ending', name })
    if (named === 'qdc' && codebook.codes.length === 0) return err({ code: 'no-codes' })
    format = named
    return ok([Buffer.from(await render(codebook, named))])
  })
  return exported.ok ? ok(exported.value && { ...exported.value, format }) : exported
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
