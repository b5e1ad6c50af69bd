import { focusFilter, focusLibrarySearch } from '../place/panes'
import { onText } from '../place/when'
import { commandsWith, type When } from '../window/command'
import { goToHit, textHits } from './hits'

/** Something is searched for, and was found in the text. */
const hits: When = (window, about) =>
  onText(window, about) ?? (window.get(textHits).ranges.length === 0 ? 'Search for something first' : null)

const command = commandsWith({ group: 'Moving about', where: 'window', menu: { in: 'Go', part: 3 } })

export const searchCommands = [
  command('go.filter', 'Search the text, notes and fields', '/', focusFilter, { where: 'text', when: onText }),
  command('go.hit', 'Next place of what is searched for', 'F3', (w) => goToHit(w, 1), { when: hits }),
  command('go.hit-back', 'Previous place of what is searched for', 'Shift+F3', (w) => goToHit(w, -1), { when: hits }),
  command('go.library', 'Search titles and texts of the library', 'Mod+Shift+F', focusLibrarySearch),
]
