import type { Annotation } from '../annotation/annotation'
import type { Code, CodeField } from '../codebook/codebook'
import { sameValue } from '../collection/same-value'
import { carry, keep, spoken } from './carry'

/** Where the values go that do not stay as they are. */
export interface Leads {
  /** Keys of fields whose values move into another field. */
  readonly fields?: ReadonlyMap<string, string>
  /** Values of one field that become other values of it; an empty one goes to the note. */
  readonly values?: { readonly field: string; readonly by: ReadonlyMap<string, string> }
}

/** A mark in its new shape. */
interface Recast {
  readonly annotation: Annotation
  /** Values that have no place among the new fields, as the lines "Label: value" that were added to the note. */
  readonly noted: readonly string[]
}

/**
 * A mark under another code, or under a new shape of its code. A value keeps its place where its field is there still
 * and can hold it, or moves where it is led; every other one is added to the note, so that nothing is lost. Of two
 * values for one place the one that was there stays; a field of several choices takes both.
 */
export function recast(annotation: Annotation, from: Code, to: Code, leads: Leads = {}): Recast {
  const fields: Record<string, string> = {}
  const noted: string[] = []
  for (const { key, value, old, place } of moves(annotation, from, to, leads)) {
    const put = place === undefined ? null : placed(value, old, place, from.id === to.id, leads)
    const there = place === undefined ? undefined : fields[place.key]
    if (old === undefined && place === undefined) fields[key] = value
    else if (place === undefined || put === null) noted.push(line(key, value, old))
    else if (there === undefined || there === put) fields[place.key] = put
    else if (place.kind === 'choices') fields[place.key] = [...new Set(`${there}\n${put}`.split('\n'))].join('\n')
    else noted.push(line(key, value, old))
  }
  const note = [annotation.note, ...noted].filter((each) => each !== '').join('\n')
  return { annotation: { ...annotation, code: to.id, fields, note }, noted }
}

interface Move {
  readonly key: string
  readonly value: string
  /** The field as it was; undefined where the codebook had lost it before, whose values stay as they are. */
  readonly old: CodeField | undefined
  readonly place: CodeField | undefined
}

/** Every value and its place; those that stay in their field come before those that are led there. */
function moves(annotation: Annotation, from: Code, to: Code, { fields: led }: Leads): readonly Move[] {
  const all = Object.entries(annotation.fields).filter(([, value]) => value !== '')
  const ordered = [...all.filter(([key]) => !led?.has(key)), ...all.filter(([key]) => led?.has(key))]
  return ordered.map(([key, value]) => ({
    key,
    value,
    old: from.fields.find((field) => field.key === key),
    place: to.fields.find((field) => field.key === (led?.get(key) ?? key)),
  }))
}

function placed(
  value: string,
  old: CodeField | undefined,
  place: CodeField,
  isOneCode: boolean,
  { values }: Leads,
): string | null {
  if (old === undefined) return value
  if (values?.field === old.key) {
    const led = value.split('\n').map((one) => values.by.get(one) ?? one)
    return led.includes('') ? null : keep([...new Set(led)].join('\n'), old, place)
  }
  const isOneField = old.key === place.key && (isOneCode || sameValue(old, place))
  return isOneField ? keep(value, old, place) : carry(value, old, place)
}

function line(key: string, value: string, old: CodeField | undefined): string {
  return `${old?.label || key}: ${old === undefined ? value : spoken(value, old).replaceAll('\n', ', ')}`
}
