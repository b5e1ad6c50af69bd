import { dialog } from '../window/dialog'

/** Commands, codes and articles, to be found by their names. */
export const commandDialog = dialog('commands')

/** Every key and what it does. */
export const shortcutsDialog = dialog('shortcuts')
