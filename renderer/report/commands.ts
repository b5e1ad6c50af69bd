import { reportFormats } from '../../src/export/catalogue'
import { currentReport, openText } from '../place/place'
import { type Command, commandsWith, type When } from '../window/command'
import { chosenSession } from '../window/session'
import { exportReport, preview } from './reports'

/** There is something that a report can be about. */
const aScope: When = (window) => {
  const open = openText(window)
  const shown = currentReport(window)
  return open !== null || shown !== null || chosenSession(window.view()) !== null ? null : 'Open an article first'
}

const command = commandsWith({ group: 'Reports', where: 'window', when: aScope })

/** The name of the command that exports a report in the format of that id. */
export const exportCommand = (format: string) => `file.export.${format}` as const

/** A command for each format in which a report leaves. */
export function exportCommands(formats = reportFormats()): readonly Command[] {
  return formats.map(({ id, label, keys }) =>
    command(exportCommand(id), `Export as ${label}`, keys, (window) => exportReport(window, id), {
      menu: { in: 'File', part: 2, under: 'Export', label },
      asks: true,
    }),
  )
}

export const reportCommands = [
  command('file.preview', 'Preview the report', 'Mod+P', (window) => preview(window), {
    menu: { in: 'File', part: 2 },
  }),
  ...exportCommands(),
]
