import type { Code, CodeField } from './codebook'

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** Whether a value can stand in a field. An empty one can stand in every field. */
export function fits(field: CodeField, value: string): boolean {
  if (value === '') return true
  switch (field.kind) {
    case 'choice':
      return field.choices.some((each) => each.value === value)
    case 'choices':
      return value.split('\n').every((one) => field.choices.some((each) => each.value === one))
    case 'scale':
      return /^-?\d+$/.test(value) && Number(value) >= field.from && Number(value) <= field.to
    case 'number':
      return NUMBER.test(value)
    case 'date':
      return PARTIAL_DATE.test(value)
    case 'yes-no':
      return value === 'yes' || value === 'no'
    case 'text':
    case 'reference':
      return !value.includes('\n')
    case 'lines':
      return true
  }
}

/** The required fields that a mark leaves empty. */
export function missingFields(code: Code, values: Readonly<Record<string, string>>): readonly CodeField[] {
  return code.fields.filter((field) => field.required && !field.retired && !values[field.key])
}

/** The fields to show for a mark: those that are offered, and retired ones that it has a value of. */
export function shownFields(code: Code, values: Readonly<Record<string, string>>): readonly CodeField[] {
  return code.fields.filter((field) => !field.retired || Boolean(values[field.key]))
}

/** What the fields of a new mark hold, by field key; only what can stand there. */
export function defaultsOf(code: Code): Readonly<Record<string, string>> {
  const filled = code.fields.filter((field) => field.default !== '' && !field.retired && fits(field, field.default))
  return Object.fromEntries(filled.map((field) => [field.key, field.default]))
}
