// Takes the place of src/record/migrations in the bundle of the proofs, so that there can be newer versions of the app.
import * as real from '../../src/record/migrations'
import { growing, watchMigrations } from '../integration/storage/growing-schema'

const grown = growing(real)

export let { SCHEMA } = grown
export const { migrate } = grown

watchMigrations(() => {
  SCHEMA = grown.SCHEMA
})
