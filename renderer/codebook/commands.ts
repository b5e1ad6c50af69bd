import { currentCorrection } from '../place/place'
import { commandsWith } from '../window/command'
import type { AppWindow } from '../window/window'
import { codebookDialog } from './dialogs'

const command = commandsWith({ group: 'Everything', where: 'window' })

export const codebookCommands = [
  command('codebook.import', 'Import a codebook', '', async (w) => (await files()).chooseCodebook(w), {
    menu: { in: 'File', part: 3, under: 'Codebook', label: 'Import' },
    asks: true,
  }),
  command('codebook.export', 'Export the codebook', '', async (w) => (await files()).exportCodebook(w), {
    menu: { in: 'File', part: 3, under: 'Codebook', label: 'Export' },
    asks: true,
  }),
  command('app.codebook', 'Edit the codebook', 'Mod+Shift+K', editCodebook, {
    menu: { in: 'Edit', part: 3 },
    when: (window) => (currentCorrection(window) === null ? null : 'Finish or cancel the correction first'),
    asks: true,
  }),
]

function files() {
  return import('./codebook-files')
}

function editCodebook(window: AppWindow): void {
  // What is corrected has marks that nobody may change meanwhile.
  if (currentCorrection(window) !== null) return window.announce('Finish or cancel the correction first')
  window.drafts.keep()
  window.show(codebookDialog)
}
