import { commandsWith } from '../window/command'
import { chooseFile, pasteArticle } from './articles'

const command = commandsWith({ group: 'Article', where: 'window' })

export const importingCommands = [
  command('file.open', 'Open an article', 'Mod+O', chooseFile, {
    menu: { in: 'File', part: 1, label: 'Open' },
    asks: true,
  }),
  command('file.paste', 'New article from clipboard', 'Mod+Shift+V', pasteArticle, { menu: { in: 'File', part: 1 } }),
]
