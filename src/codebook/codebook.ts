import * as v from 'valibot'

const choice = v.pipe(v.strictObject({ value: v.string(), label: v.string() }), v.readonly())

const choices = v.pipe(v.array(choice), v.readonly())

const fieldEntries = { key: v.string(), label: v.string() } as const

/** A field of a record, declared as data: stored as a string under its key, empty when not filled in. */
const fieldShapes = [
  v.strictObject({ kind: v.literal('choice'), ...fieldEntries, choices }),
  v.strictObject({ kind: v.literal('yes-no'), ...fieldEntries }),
  v.strictObject({ kind: v.literal('text'), ...fieldEntries }),
  v.strictObject({ kind: v.literal('lines'), ...fieldEntries }),
  v.strictObject({ kind: v.literal('date'), ...fieldEntries }),
] as const
export type Field = Readonly<v.InferOutput<(typeof fieldShapes)[number]>>

/** What a codebook says of a field of its own, beyond its shape. */
const ownEntries = {
  /** A mark in which it is empty is unfinished. */
  required: v.boolean(),
  /** What it holds in a new mark, unless the mark's words propose something. */
  default: v.string(),
  /** No longer offered; marks that have it keep it. */
  retired: v.boolean(),
} as const

/** A field of a code. */
const codeFieldSchema = v.pipe(
  v.variant('kind', [
    v.strictObject({ ...fieldShapes[0].entries, ...ownEntries }),
    v.strictObject({ ...fieldShapes[1].entries, ...ownEntries }),
    v.strictObject({ ...fieldShapes[2].entries, ...ownEntries }),
    v.strictObject({ ...fieldShapes[3].entries, ...ownEntries }),
    v.strictObject({ ...fieldShapes[4].entries, ...ownEntries }),
    /** Several choices: their values, one a line. */
    v.strictObject({ kind: v.literal('choices'), ...fieldEntries, choices, ...ownEntries }),
    /** A whole number, both ends included. */
    v.strictObject({
      kind: v.literal('scale'),
      ...fieldEntries,
      from: v.pipe(v.number(), v.safeInteger()),
      to: v.pipe(v.number(), v.safeInteger()),
      fromLabel: v.string(),
      toLabel: v.string(),
      ...ownEntries,
    }),
    v.strictObject({ kind: v.literal('number'), ...fieldEntries, ...ownEntries }),
    /** Where something can be looked up: an address or the words of a citation. */
    v.strictObject({ kind: v.literal('reference'), ...fieldEntries, ...ownEntries }),
  ]),
  v.readonly(),
)
export type CodeField = v.InferOutput<typeof codeFieldSchema>

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
    /** One letter, upper case, or a digit from 1 to 9; empty for none. */
    key: v.pipe(v.string(), v.regex(/^[A-Z1-9]?$/)),
    description: v.string(),
    examples: v.pipe(v.array(v.string()), v.readonly()),
    /** What one might take for it, and should not. */
    counterExamples: v.pipe(v.array(v.string()), v.readonly()),
    /** Id of the code of the same codebook that it is a kind of. */
    parent: v.nullable(v.string()),
    /** No longer offered; its marks stay. */
    retired: v.boolean(),
    fields: v.pipe(v.array(codeFieldSchema), v.readonly()),
  }),
  v.readonly(),
)
export type Code = v.InferOutput<typeof codeSchema>

export const codebookSchema = v.pipe(
  v.strictObject({ id: v.string(), name: v.string(), codes: v.pipe(v.array(codeSchema), v.readonly()) }),
  v.readonly(),
)
export type Codebook = v.InferOutput<typeof codebookSchema>

/** What a code says before anybody has described it. */
export const undescribed = {
  description: '',
  examples: [],
  counterExamples: [],
  parent: null,
  retired: false,
} as const

/** A field that is offered, that may stay empty, and that is empty at first. */
export const plainField = { required: false, default: '', retired: false } as const

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

/** The label of a choice's value; the value itself where it is no choice. Of several choices, a comma between them. */
export function labelOf(field: Field | CodeField, value: string): string {
  if (field.kind === 'yes-no') return value === 'yes' ? 'Yes' : value === 'no' ? 'No' : ''
  if (field.kind !== 'choice' && field.kind !== 'choices') return value
  const labelOfOne = (one: string) => field.choices.find((each) => each.value === one)?.label ?? one
  return field.kind === 'choice' ? labelOfOne(value) : value.split('\n').filter(Boolean).map(labelOfOne).join(', ')
}

const offered = new WeakMap<Codebook, readonly Code[]>()

/** The codes under which new marks can be made. The same list for as long as the codebook stays the same. */
export function offeredCodes(codebook: Codebook): readonly Code[] {
  const known = offered.get(codebook) ?? codebook.codes.filter((code) => !code.retired)
  offered.set(codebook, known)
  return known
}
