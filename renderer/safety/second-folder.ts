import type { ShownPlace } from '../../src/ipc/contract'
import type { Field } from '../window/field'

/** The second folder for backups; null when there is none. */
export const secondFolder: Field<ShownPlace | null> = { name: 'second folder', init: null }
