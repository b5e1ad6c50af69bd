import { dialog } from '../window/dialog'
import type { Incoming } from './incoming'

/** What a file from another machine would bring; null while it is being read. */
export const importDialog = dialog<{ readonly name: string; readonly incoming: Incoming | null }>('import')
