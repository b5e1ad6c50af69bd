import type { Edit } from '../../src/record/edit'
import type { State } from '../../src/record/state'

/**
 * One feature's part of the window's state, after the StateField of ProseMirror. Whoever has the field reads and writes
 * it: `window.get(field)`, `window.set(field, value)`, `useField(field)`. Its value never changes; another one replaces it.
 */
export interface Field<T> {
  readonly name: string
  readonly init: T
  /** Brings the value in step with an edit. `after`: the records with the edit in them. The same value: nothing changed. */
  apply?(value: T, edit: Edit, after: State): T
}

/** The values of fields, never changed. */
export class FieldValues {
  readonly #values: ReadonlyMap<Field<unknown>, unknown>

  private constructor(values: ReadonlyMap<Field<unknown>, unknown>) {
    this.#values = values
  }

  static of(fields: readonly Field<unknown>[]): FieldValues {
    const names = new Set(fields.map(({ name }) => name))
    if (names.size < fields.length) throw new Error('Each field must have a name of its own, and be listed once.')
    return new FieldValues(new Map(fields.map((field) => [field, field.init])))
  }

  readonly get = <T>(field: Field<T>): T => {
    this.#expect(field)
    // What is kept under a field was put there by `with`, which takes nothing else.
    return this.#values.get(field) as T
  }

  with<T>(field: Field<T>, value: T): FieldValues {
    this.#expect(field)
    return this.#values.get(field) === value ? this : new FieldValues(new Map(this.#values).set(field, value))
  }

  /** All of them in step with an edit. */
  applied(edit: Edit, after: State): FieldValues {
    const values = new Map<Field<unknown>, unknown>()
    for (const [field, value] of this.#values)
      values.set(field, field.apply === undefined ? value : field.apply(value, edit, after))
    return new FieldValues(values)
  }

  #expect(field: Field<unknown>): void {
    if (!this.#values.has(field)) throw new Error(`The field "${field.name}" must be among those of a feature.`)
  }
}
