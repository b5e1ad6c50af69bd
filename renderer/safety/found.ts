import type { Recovery } from '../../src/ipc/recovery'
import type { Field } from '../window/field'

/** What was found on the disk at the start; null when all was well. */
export const foundAtStart: Field<Recovery | null> = { name: 'found at the start', init: null }
