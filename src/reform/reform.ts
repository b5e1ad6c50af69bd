import type { Annotation } from '../annotation/annotation'
import { branches } from '../codebook/code-tree'
import { type Code, type Codebook, type CodeField, codeOf } from '../codebook/codebook'
import { isWithin, withoutCode } from '../codebook/hierarchy'
import { freeTitle } from '../codebook/new-code'
import { sameValue } from '../collection/same-value'
import { type Leads, recast } from './recast'

/** A change of a codebook, and what becomes of the marks under its codes. Nothing has changed yet. */
export interface Reform {
  /** How the log names it: "Rumour → Claim". */
  readonly subject: string
  readonly before: Codebook
  readonly after: Codebook
  /** Another codebook that it changes, too. */
  readonly other?: { readonly before: Codebook; readonly after: Codebook }
  /** The codes whose marks it may change. */
  readonly touches: ReadonlySet<string>
  /** What becomes of a mark under one of them. */
  readonly recast: (annotation: Annotation) => ReturnType<typeof recast>
}

/** Puts another description of a code in the place of the one with its id; its marks keep what it can still hold. */
export function reviseCode(codebook: Codebook, code: Code, values?: Leads['values']): Reform {
  const old = theCode(codebook, code.id)
  const isReshaped = values !== undefined || old.fields.some((field) => !holdsTheSame(field, code))
  return {
    subject: old.name === code.name ? code.name : `${old.name} → ${code.name}`,
    before: codebook,
    after: withCode(codebook, code),
    touches: new Set(isReshaped ? [code.id] : []),
    recast: (annotation) => recast(annotation, old, code, values === undefined ? {} : { values }),
  }
}

/** Whether a code has a field that holds whatever this one holds. */
function holdsTheSame(field: CodeField, code: Code): boolean {
  const now = code.fields.find((each) => each.key === field.key)
  if (now === undefined || now.kind !== field.kind) return false
  if ('choices' in field && 'choices' in now)
    return field.choices.every(({ value }) => now.choices.some((each) => each.value === value))
  return field.kind !== 'scale' || now.kind !== 'scale' || (now.from <= field.from && now.to >= field.to)
}

/**
 * Brings the marks of one code under another, which gets the fields, examples and description that it lacks; the first
 * one goes, and the codes under it stand under the other. Both must play the same part in attributions.
 */
export function mergeCodes(codebook: Codebook, fromId: string, intoId: string): Reform {
  const from = theCode(codebook, fromId)
  const into = theCode(codebook, intoId)
  if (from.role !== into.role) throw new Error('Codes that are merged must play the same part in attributions.')
  const lacked = from.fields.filter((field) => !into.fields.some((each) => each.key === field.key))
  const merged: Code = {
    ...into,
    key: into.key || from.key,
    description: joinLines([into.description, from.description]),
    examples: [...new Set([...into.examples, ...from.examples])],
    counterExamples: [...new Set([...into.counterExamples, ...from.counterExamples])],
    parent: isWithin(codebook, intoId, fromId) ? from.parent : into.parent,
    fields: [
      ...into.fields.map((field) =>
        withChoicesOf(
          field,
          from.fields.find((each) => each.key === field.key),
        ),
      ),
      // Marks that are there must not become unfinished by it.
      ...lacked.map((field) => ({ ...field, required: false, default: '' })),
    ],
  }
  const adopted = codebook.codes.map((code) =>
    code.id === intoId ? merged : code.parent === fromId ? { ...code, parent: intoId } : code,
  )
  return {
    subject: `${from.name} → ${into.name}`,
    before: codebook,
    after: withoutCode({ ...codebook, codes: adopted }, fromId),
    touches: new Set([fromId]),
    recast: (annotation) => recast(annotation, from, merged),
  }
}

/** Does what {@link mergeCodes} does into a code of another codebook; the codes under it stay where it stood. */
export function mergeAcross(codebook: Codebook, fromId: string, other: Codebook, intoId: string): Reform {
  const from = { ...theCode(codebook, fromId), key: '', parent: null }
  const merged = mergeCodes({ ...other, codes: [...other.codes, from] }, fromId, intoId)
  return {
    ...merged,
    before: codebook,
    after: withoutCode(codebook, fromId),
    other: { before: other, after: merged.after },
  }
}

/**
 * Takes a code, with those under it, into another codebook. Its marks stay under it. A name that is taken there gets a
 * number, and a key that is taken goes.
 */
export function moveAcross(codebook: Codebook, id: string, other: Codebook): Reform {
  const code = theCode(codebook, id)
  const moving = [code, ...branches(codebook.codes, id).map((each) => each.code)]
  const codes = [...other.codes]
  for (const each of moving) {
    const names = codes.map(({ name }) => name)
    const key = codes.some((there) => there.key === each.key) ? '' : each.key
    const parent = each === code ? null : each.parent
    codes.push({ ...each, name: freeTitle(each.name, names), key, parent })
  }
  const gone = new Set(moving.map((each) => each.id))
  const after = { ...codebook, codes: codebook.codes.filter((each) => !gone.has(each.id)) }
  return {
    ...plainReform(codebook, after, `${code.name} → ${other.name}`),
    other: { before: other, after: { ...other, codes } },
  }
}

/** Brings the values of one field of a code into another one; the first one goes. */
export function mergeFields(codebook: Codebook, id: string, fromKey: string, intoKey: string): Reform {
  const code = theCode(codebook, id)
  const from = theField(code, fromKey)
  const into = theField(code, intoKey)
  const fields = code.fields.filter((field) => field !== from)
  const merged = { ...code, fields: fields.map((field) => (field === into ? withChoicesOf(into, from) : field)) }
  return {
    subject: `${code.name}: ${from.label} → ${into.label}`,
    before: codebook,
    after: withCode(codebook, merged),
    touches: new Set([id]),
    recast: (annotation) => recast(annotation, code, merged, { fields: new Map([[fromKey, intoKey]]) }),
  }
}

/** Makes a second code of a code, with the same fields, and brings those of its marks under it that are chosen. */
export function splitCode(
  codebook: Codebook,
  id: string,
  second: Pick<Code, 'id' | 'name' | 'hue' | 'line' | 'key'>,
  isChosen: (annotation: Annotation) => boolean,
): Reform {
  const code = theCode(codebook, id)
  const made: Code = { ...code, ...second }
  const codes = codebook.codes.flatMap((each) => (each === code ? [code, made] : [each]))
  return {
    subject: `${code.name} → ${code.name}, ${made.name}`,
    before: codebook,
    after: { ...codebook, codes },
    touches: new Set([id]),
    recast: (annotation) => recast(annotation, code, isChosen(annotation) ? made : code),
  }
}

/**
 * Makes a second field of a field, of the same kind, and brings the values that are chosen there. Of a field with one of
 * several choices the chosen ones become those of the second, and the others stay.
 */
export function splitField(
  codebook: Codebook,
  id: string,
  key: string,
  second: Pick<CodeField, 'key' | 'label'>,
  chosen: ReadonlySet<string>,
): Reform {
  const code = theCode(codebook, id)
  const field = theField(code, key)
  const rest = withValues(field, (value) => !chosen.has(value))
  // Marks that are there must not become unfinished by it.
  const made: CodeField = { ...withValues(field, (value) => chosen.has(value)), ...second, required: false }
  const split = { ...code, fields: code.fields.flatMap((each) => (each === field ? [rest, made] : [each])) }
  const led = new Map([[key, second.key]])
  return {
    subject: `${code.name}: ${field.label} → ${field.label}, ${second.label}`,
    before: codebook,
    after: withCode(codebook, split),
    touches: new Set([id]),
    recast: (annotation) =>
      recast(annotation, code, split, chosen.has(annotation.fields[key] ?? '') ? { fields: led } : {}),
  }
}

/** A field with its default and its one of several choices only where the condition holds for them. */
function withValues(field: CodeField, holds: (value: string) => boolean): CodeField {
  const byDefault = holds(field.default) ? field.default : ''
  if (field.kind !== 'choice') return { ...field, default: byDefault }
  return { ...field, default: byDefault, choices: field.choices.filter(({ value }) => holds(value)) }
}

/** Takes a code away under which no mark is made. */
export function removeCode(codebook: Codebook, id: string): Reform {
  const { name } = theCode(codebook, id)
  return {
    subject: name,
    before: codebook,
    after: withoutCode(codebook, id),
    touches: new Set([id]),
    recast: () => {
      throw new Error('A code under which there are marks must not be removed.')
    },
  }
}

/** A change that has nothing to do with marks: an order, a parent, a name, a new code. */
export function plainReform(before: Codebook, after: Codebook, subject: string): Reform {
  return { subject, before, after, touches: new Set(), recast: (annotation) => ({ annotation, noted: [] }) }
}

/** The codebook with this code in the place of the one that has its id. */
function withCode(codebook: Codebook, code: Code): Codebook {
  const codes = codebook.codes.map((each) => (each.id === code.id ? code : each))
  const after = { ...codebook, codes }
  return sameValue(after, codebook) ? codebook : after
}

/** A field of choices with those of another field that it lacks, by their labels. */
function withChoicesOf(field: CodeField, other: CodeField | undefined): CodeField {
  if (other === undefined || !('choices' in field) || !('choices' in other)) return field
  const choices = [...field.choices]
  for (const { value, label } of other.choices) {
    if (choices.some((each) => each.label.toLowerCase() === label.toLowerCase())) continue
    choices.push({
      value: freeName(
        value,
        choices.map((each) => each.value),
      ),
      label,
    })
  }
  return { ...field, choices }
}

/** The name, with a number behind it when it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  let free = name
  for (let number = 2; taken.includes(free); number++) free = `${name}-${number}`
  return free
}

function joinLines(texts: readonly string[]): string {
  return [...new Set(texts)].filter((text) => text !== '').join('\n')
}

function theCode(codebook: Codebook, id: string): Code {
  const code = codeOf(codebook, id)
  if (code === undefined) throw new Error(`There must be a code ${id} in the codebook.`)
  return code
}

function theField(code: Code, key: string): CodeField {
  const field = code.fields.find((each) => each.key === key)
  if (field === undefined) throw new Error(`There must be a field ${key} in the code ${code.name}.`)
  return field
}
