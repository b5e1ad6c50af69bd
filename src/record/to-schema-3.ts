import * as v from 'valibot'
import { sameValue } from '../collection/same-value'
import { keysSchema, themeSchema } from '../machine/preferences'
import { toSchema2 } from './to-schema-2'

type Fields = Readonly<Record<string, unknown>>

/**
 * From schema 2, in which the settings held what was chosen for one machine, and articles had neither reader nor
 * losses. `kind` is the file's, or "edit". What is not as schema 2 had it stays as it is: the decoders refuse it.
 */
export function toSchema3(kind: string, value: unknown): unknown {
  switch (kind) {
    case 'library':
      return record(value, (old) => ({
        ...old,
        settings: settings(old.settings),
        articles: Array.isArray(old.articles) ? old.articles.map(article) : old.articles,
      }))
    case 'edit':
      return record(value, (old) => ({ ...old, changes: changes(old.changes) }))
    default:
      return value
  }
}

/** A change of settings in which nothing but the machine's changed is no change of the library. */
function changes(value: unknown): unknown {
  return Array.isArray(value) ? value.map(change).filter((each) => !isOfMachine(each)) : value
}

const change = (value: unknown) =>
  record(value, (old) => {
    const next = newRecords[old.table as keyof typeof newRecords] ?? ((same: unknown) => same)
    return { ...old, before: next(old.before), after: next(old.after) }
  })

const isOfMachine = (value: unknown) => {
  const { table, before, after } = value as Fields
  return table === 'settings' && sameValue(before, after)
}

const settings = (value: unknown) =>
  record(value, ({ theme: _theme, keys: _keys, backupFolder: _folder, ...rest }) => rest)

/** An article of schema 2 names its format, whose only reader was that of version 1. */
const article = (value: unknown) =>
  record(value, ({ format, ...rest }) => ({ ...rest, reader: { id: format, version: 1 }, losses: [] }))

const newRecords = { settings, article }

const machineSettingsSchema = v.object({ theme: themeSchema, keys: keysSchema, backupFolder: v.string() })
/** What the settings of schema 2 said of the machine. The folder is a path; empty: none. */
export type MachineSettings = Readonly<v.InferOutput<typeof machineSettingsSchema>>

/**
 * What a library's body, or an edit, of an older schema makes of the settings of the machine; null when it says nothing
 * of them.
 */
export function machineSettingsIn(kind: 'library' | 'edit', value: unknown, schema: number): MachineSettings | null {
  if (schema > 2 || typeof value !== 'object' || value === null) return null
  const old = (schema === 1 ? toSchema2(kind, value) : value) as Fields
  const changed = Array.isArray(old.changes) ? old.changes.findLast((each: Fields) => each.table === 'settings') : null
  const read = v.safeParse(machineSettingsSchema, kind === 'library' ? old.settings : changed?.after)
  return read.success ? read.output : null
}

function record(value: unknown, next: (old: Fields) => Fields): unknown {
  return typeof value === 'object' && value !== null ? next(value as Fields) : value
}
