import { describe, expect, it } from 'vitest'
import { exportCommands } from '../../../renderer/report/commands'
import { reportFormats } from '../../../src/export/catalogue'
import { exportFormats } from '../../../src/export/formats'
import { toyExport } from '../../toys/toy-export'

describe('The catalogue of exports', () => {
  it('has each id once', () => {
    const ids = exportFormats.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('has a command for each format of a report, which menu and palette offer', () => {
    const commands = exportCommands(reportFormats([...exportFormats, toyExport]))
    expect(commands.map(({ id, title, keys }) => [id, title, ...keys])).toEqual([
      ['file.export.html', 'Export as HTML', 'Mod+Shift+E'],
      ['file.export.pdf', 'Export as PDF'],
      ['file.export.markdown', 'Export as Markdown'],
      ['file.export.web-annotation', 'Export as Web Annotation'],
      ['file.export.toy', 'Export as Toy File', 'Mod+Alt+T'],
    ])
  })
})
