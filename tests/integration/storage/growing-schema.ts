import type * as migrations from '../../../src/record/migrations'

type Migration = migrations.Migration

const steps: Migration[] = []
let changed = () => {}

/** Takes the place of `src/record/migrations` where a test makes a newer version of the app while it runs. */
export function growing(real: typeof migrations): typeof migrations {
  return {
    get SCHEMA() {
      return real.SCHEMA + steps.length
    },
    migrate: (kind, value, schema) =>
      steps
        .slice(Math.max(schema - real.SCHEMA, 0))
        .reduce((old, step) => step(kind, old), schema < real.SCHEMA ? real.migrate(kind, value, schema) : value),
  }
}

/** Makes a newer version, whose migration from the one before is the given one. */
export function addMigration(step: Migration): void {
  steps.push(step)
  changed()
}

/** Goes back to the app's own version. */
export function forgetMigrations(): void {
  steps.length = 0
  changed()
}

/** Calls back whenever there is another newest schema. */
export function watchMigrations(callback: () => void): void {
  changed = callback
}

interface Marks {
  readonly annotations: readonly { readonly note: string }[]
}

interface Changes {
  readonly changes: readonly { readonly table: string; readonly before: Noted | null; readonly after: Noted | null }[]
}

interface Noted {
  readonly note: string
}

/** A migration that appends to the note of every annotation, wherever it is stored. */
export function appendingToNotes(words: string): Migration {
  const longer = <R extends Noted | null>(record: R): R => record && { ...record, note: record.note + words }
  return (kind, value) => {
    if (kind === 'marks') {
      const marks = value as Marks
      return { ...marks, annotations: marks.annotations.map(longer) }
    }
    if (kind !== 'edit') return value
    const edit = value as Changes
    const changes = edit.changes.map((change) =>
      change.table === 'annotation'
        ? { ...change, before: longer(change.before), after: longer(change.after) }
        : change,
    )
    return { ...edit, changes }
  }
}
