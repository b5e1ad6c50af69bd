import { dialog } from '../window/dialog'

/** The settings: what there is to set, or the keys of the commands. */
export const settingsDialog = dialog<{ readonly page: 'general' | 'keys' }>('settings')
