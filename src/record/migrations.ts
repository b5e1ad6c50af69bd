import { toSchema2 } from './to-schema-2'
import { toSchema3 } from './to-schema-3'

/** Takes a stored value of one schema to the next. `kind` is the file's, or "edit" for a line of the journal. Pure. */
export type Migration = (kind: string, value: unknown) => unknown

/** The first takes schema 1 to 2, and so on. Each has a fixture of what it starts from in `tests/fixtures`. */
const migrations: readonly Migration[] = [toSchema2, toSchema3]

/** The schema that this version writes. It reads older ones, and leaves newer ones alone. */
export const SCHEMA = migrations.length + 1

/** A value of an older schema in the newest. Throws for a schema that there never was. */
export function migrate(
  kind: string,
  value: unknown,
  schema: number,
  steps: readonly Migration[] = migrations,
): unknown {
  if (schema < 1 || schema > steps.length + 1) throw new Error(`There must be a migration from schema ${schema}.`)
  return steps.slice(schema - 1).reduce((old, step) => step(kind, old), value)
}
