type Fields = Readonly<Record<string, unknown>>

/**
 * From schema 1, in which a library had one codebook, codes neither description nor parent, fields neither default nor
 * "required", marks were never orphans, and commands had their own keys only. `kind` is the file's, or "edit". What is
 * not as schema 1 had it stays as it is: the decoders refuse it.
 */
export function toSchema2(kind: string, value: unknown): unknown {
  switch (kind) {
    case 'library':
      return record(value, (old) => {
        const { codebook, ...rest } = old
        const id = (codebook as Fields | undefined)?.id
        return { ...rest, settings: settings(old.settings, id), codebooks: [book(codebook)] }
      })
    case 'marks':
      return record(value, (old) => ({ ...old, annotations: list(old.annotations, mark) }))
    case 'edit':
      return record(value, (old) => ({ ...old, changes: list(old.changes, change) }))
    default:
      return value
  }
}

const change = (value: unknown) =>
  record(value, ({ table, before, after }) => {
    const next = newRecords[table as keyof typeof newRecords] ?? ((old: unknown) => old)
    return { table, before: next(before), after: next(after) }
  })

const mark = (value: unknown) => record(value, (old) => ({ ...old, orphan: null }))

const settings = (value: unknown, codebook: unknown = 'claims-and-sources') =>
  record(value, (old) => ({ ...old, codebook, keys: {} }))

const book = (value: unknown) => record(value, (old) => ({ ...old, codes: list(old.codes, code) }))

const code = (value: unknown) =>
  record(value, (old) => ({
    ...old,
    description: '',
    examples: [],
    counterExamples: [],
    parent: null,
    retired: false,
    fields: list(old.fields, (field) =>
      record(field, (each) => ({ ...each, required: false, default: '', retired: false })),
    ),
  }))

const newRecords = { annotation: mark, codebook: book, settings: (old: unknown) => settings(old) }

function record(value: unknown, next: (old: Fields) => Fields): unknown {
  return typeof value === 'object' && value !== null ? next(value as Fields) : value
}

function list(value: unknown, next: (old: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(next) : value
}
