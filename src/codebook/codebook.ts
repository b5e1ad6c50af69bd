import * as v from 'valibot'

const choice = v.pipe(v.strictObject({ value: v.string(), label: v.string() }), v.readonly())

/** A field of a record, declared as data: stored as a string under its key, empty when not filled in. */
const fieldSchema = v.pipe(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('choice'),
      key: v.string(),
      label: v.string(),
      choices: v.pipe(v.array(choice), v.readonly()),
    }),
    v.strictObject({ kind: v.literal('yes-no'), key: v.string(), label: v.string() }),
    v.strictObject({ kind: v.literal('text'), key: v.string(), label: v.string() }),
    v.strictObject({ kind: v.literal('lines'), key: v.string(), label: v.string() }),
    v.strictObject({ kind: v.literal('date'), key: v.string(), label: v.string() }),
  ]),
  v.readonly(),
)
export type Field = v.InferOutput<typeof fieldSchema>

/** The part that a code's marks play in an attribution. */
const roleSchema = v.picklist(['claim', 'source', 'cue', 'none'])
export type Role = v.InferOutput<typeof roleSchema>

/** The kind of a mark. Its line and its colour both tell it apart, so that colour is never the only sign. */
const codeSchema = v.pipe(
  v.strictObject({
    id: v.string(),
    name: v.string(),
    role: roleSchema,
    /** Hue of the Oklch colour space in degrees; light and dark shades are made from it. */
    hue: v.pipe(v.number(), v.minValue(0), v.maxValue(360)),
    line: v.picklist(['tint', 'solid', 'dotted', 'dashed']),
    /** One letter, upper case. */
    key: v.pipe(v.string(), v.regex(/^[A-Z]$/)),
    fields: v.pipe(v.array(fieldSchema), v.readonly()),
  }),
  v.readonly(),
)
export type Code = v.InferOutput<typeof codeSchema>

export const codebookSchema = v.pipe(
  v.strictObject({ id: v.string(), name: v.string(), codes: v.pipe(v.array(codeSchema), v.readonly()) }),
  v.readonly(),
)
export type Codebook = v.InferOutput<typeof codebookSchema>

/** The choices of a list of pairs, value first. */
export function choicesOf<V extends string>(pairs: readonly (readonly [V, string])[]) {
  return pairs.map(([value, label]) => ({ value, label }))
}

/** The code under that id, or undefined when the codebook has lost it. */
export function codeOf(codebook: Codebook, id: string): Code | undefined {
  return codebook.codes.find((code) => code.id === id)
}

/** The role under which marks of that code take part; "none" when the codebook has lost the code. */
export function roleOf(codebook: Codebook, id: string): Role {
  return codeOf(codebook, id)?.role ?? 'none'
}

/** The label of a choice's value; the value itself where it is no choice. */
export function labelOf(field: Field, value: string): string {
  if (field.kind === 'yes-no') return value === 'yes' ? 'Yes' : value === 'no' ? 'No' : ''
  if (field.kind !== 'choice') return value
  return field.choices.find((each) => each.value === value)?.label ?? value
}
