import { commandSource } from '../window/command'
import type { Feature } from '../window/feature'
import { searchCommands } from './commands'
import { currentFilter } from './filter'
import { currentSearch, textHits } from './hits'

/** Words in the text on screen and in all texts. */
export const search: Feature = {
  fields: [currentFilter, currentSearch, textHits],
  answers: [commandSource.of(searchCommands)],
}
