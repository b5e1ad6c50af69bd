import { dialog } from '../window/dialog'

/** Commands, codes and articles, to be found by their names. */
export const commandDialog = dialog('commands')

/** Every key and what it does. */
export const shortcutsDialog = dialog('shortcuts')

/** The settings: what there is to set, or the keys of the commands. */
export const settingsDialog = dialog<{ readonly page: 'general' | 'keys' }>('settings')
