import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportFormats } from '../../../src/export/formats'
import { importFormats } from '../../../src/import/formats'
import { toyExport } from '../../toys/toy-export'
import { toyImport } from '../../toys/toy-import'

/** The rows that a page of the formats must have. */
function rows(imports = importFormats, exports = exportFormats): readonly string[] {
  const row = (label: string, extensions: readonly string[], about: string) =>
    `| ${label} ${extensions.map((each) => `\`.${each}\``).join(', ')} | ${about} |`
  return [
    ...imports.map(({ label, extensions, about }) => row(label, extensions, about)),
    ...exports.map(({ label, extension, about }) => row(label, [extension], about)),
  ]
}

const missing = (wanted: readonly string[]): readonly string[] => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/formats.md'), 'utf8').split('\n')
  return wanted.filter((row) => !page.includes(row))
}

describe('The page of the formats', () => {
  it('lists both catalogues', () => expect(missing(rows())).toEqual([]))
  it('lacks a format that is added to them', () => {
    expect(missing(rows([...importFormats, toyImport], [...exportFormats, toyExport]))).toEqual([
      '| toy text `.toy` | What comes after the first four letters. |',
      '| Toy File `.toy` | For nobody: the names of the files. |',
    ])
  })
})
