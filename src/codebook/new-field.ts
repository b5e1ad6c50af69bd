import { freeName } from '../reform/reform'
import { type CodeField, plainField } from './codebook'
import { fits } from './field-value'

export type FieldKind = CodeField['kind']

/** A field of that name, of the kind "text", under a key that none of the others has. */
export function newField(label: string, others: readonly CodeField[]): CodeField {
  const taken = others.map((field) => field.key)
  return { kind: 'text', key: freeName(slug(label) || 'field', taken), label, ...plainField }
}

/** The field as one of another kind; choices are kept between those that have any. */
export function withKind(field: CodeField, kind: FieldKind): CodeField {
  const { key, label, required, retired } = field
  const common = { key, label, required, retired, default: '' }
  const choices = 'choices' in field ? field.choices : []
  const made: CodeField =
    kind === 'choice' || kind === 'choices'
      ? { kind, ...common, choices }
      : kind === 'scale'
        ? { kind, ...common, from: 1, to: 5, fromLabel: '', toLabel: '' }
        : { kind, ...common }
  return withDefault(made, field.default)
}

/** The field with a default, if it can stand in it; without one otherwise. */
export function withDefault(field: CodeField, value: string): CodeField {
  return { ...field, default: fits(field, value) ? value : '' }
}

/** A choice of that name, under a value that none of the others has. */
export function newChoice(label: string, others: readonly { readonly value: string }[]) {
  const taken = others.map((each) => each.value)
  return { value: freeName(slug(label) || 'choice', taken), label }
}

/** In lower case, with a hyphen for everything that is no letter and no figure. */
function slug(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
