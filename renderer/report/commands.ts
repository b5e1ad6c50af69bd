import type { ReportFormat } from '../../src/ipc/contract'
import { chosenSession } from '../library/sessions'
import { commandsWith, type When } from '../window/command'
import { exportReport, preview } from './reports'

/** There is something that a report can be about. */
const aScope: When = (window) => {
  const { open, preview: shown } = window.view()
  return open !== null || shown !== null || chosenSession(window) !== null ? null : 'Open an article first'
}

const command = commandsWith({ group: 'Reports', where: 'window', when: aScope })

const formats: readonly (readonly [format: ReportFormat, title: string, label: string, keys: string])[] = [
  ['html', 'Export as HTML', 'HTML', 'Mod+Shift+E'],
  ['pdf', 'Export as PDF', 'PDF', ''],
  ['markdown', 'Export as Markdown', 'Markdown', ''],
  ['web-annotation', 'Export as Web Annotation', 'Web Annotation (JSON-LD)', ''],
]

export const reportCommands = [
  command('file.preview', 'Preview the report', 'Mod+P', (window) => preview(window), {
    menu: { in: 'File', part: 2 },
  }),
  ...formats.map(([format, title, label, keys]) =>
    command(`file.export.${format}`, title, keys, (window) => exportReport(window, format), {
      menu: { in: 'File', part: 2, under: 'Export', label },
      asks: true,
    }),
  ),
]
