import type { ImportFormat, Reader } from '../../src/import/format'
import { startsWith } from '../../src/import/signatures'
import { err, ok } from '../../src/result'

const MARK = Array.from('TOY!', (letter) => letter.charCodeAt(0))

const reader: Reader = {
  id: 'toy',
  version: 1,
  read: async (bytes) => {
    const text = String.fromCharCode(...bytes.subarray(MARK.length)).trim()
    if (text === '') return err({ code: 'empty' })
    return ok({
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      title: text,
      provenance: { publisher: 'The toy' },
      encoding: null,
      reader: { id: 'toy', version: 1 },
      losses: [{ what: 'toys', count: 3 }],
      places: [{ start: 0, end: text.length, at: { kind: 'page', page: 1 } }],
    })
  },
}

/** A format that nobody has, all of it in one file. */
export const toyImport: ImportFormat = {
  id: 'toy',
  label: 'toy text',
  about: 'What comes after the first four letters.',
  extensions: ['toy'],
  recognises: (_name, head) => startsWith(head, MARK),
  hostile: false,
  versions: [async () => reader],
}
