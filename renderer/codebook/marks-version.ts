import type { Field } from '../window/field'

/** Grows with each edit that changes annotations, in whatever article: what was counted before is out of date then. */
export const marksVersion: Field<number> = {
  name: 'version of the marks',
  init: 0,
  apply: (value, { changes }) => (changes.some(({ table }) => table === 'annotation') ? value + 1 : value),
}
