import { chooseFile } from '../importing/articles'
import { aSession, sessionMeant } from '../place/session-meant'
import { commandsWith } from '../window/command'
import type { Call } from '../window/command-book'
import type { AppWindow } from '../window/window'
import { packLibrary, packSession } from './packing'

const command = commandsWith({ group: 'Everything', where: 'window' })

export const exchangeCommands = [
  command('file.pack.session', 'Export the session for another machine', '', packMeant, {
    menu: { in: 'File', part: 3, under: 'Export for another machine', label: 'Session' },
    ...{ when: aSession, context: ['session'], asks: true },
  }),
  command('file.pack.library', 'Export the library for another machine', '', packLibrary, {
    menu: { in: 'File', part: 3, under: 'Export for another machine', label: 'Whole library' },
    asks: true,
  }),
  command('file.receive', 'Import from another machine', '', chooseFile, { menu: { in: 'File', part: 3 }, asks: true }),
]

function packMeant(window: AppWindow, { about }: Call): Promise<void> {
  return packSession(window, sessionMeant(window, about))
}
