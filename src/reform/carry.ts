import { type CodeField, labelOf } from '../codebook/codebook'
import { fits } from '../codebook/field-value'

type Choices = Extract<CodeField, { kind: 'choice' | 'choices' }>

/**
 * The value of a field as another field has it, by what it says to people and not by how it is stored; null when it
 * can't be said there.
 */
export function carry(value: string, from: CodeField, to: CodeField): string | null {
  const carried = toStored(spoken(value, from), to)
  return carried !== null && fits(to, carried) ? carried : null
}

/** The value of a field in a new shape of the same field, in which choices may have other labels; null as above. */
export function keep(value: string, from: CodeField, to: CodeField): string | null {
  const isStoredAlike = from.kind === to.kind || ('choices' in from && 'choices' in to)
  return isStoredAlike && fits(to, value) ? value : carry(value, from, to)
}

/** What a value says, in words for people; of several choices one a line. */
export function spoken(value: string, field: CodeField): string {
  if (field.kind !== 'choices') return labelOf(field, value) || value
  return value
    .split('\n')
    .map((one) => labelOf(field, one))
    .join('\n')
}

function toStored(said: string, to: CodeField): string | null {
  switch (to.kind) {
    case 'choice':
      return valueSaying(said, to)
    case 'choices': {
      const values = said.split('\n').map((one) => valueSaying(one, to))
      return values.includes(null) ? null : values.join('\n')
    }
    case 'yes-no':
      return said.toLowerCase()
    case 'text':
    case 'reference':
      return said.replaceAll('\n', ', ')
    case 'lines':
      return said
    case 'scale':
    case 'number':
    case 'date':
      return said.trim()
  }
}

function valueSaying(said: string, { choices }: Choices): string | null {
  const wanted = said.toLowerCase()
  return choices.find((each) => each.label.toLowerCase() === wanted)?.value ?? null
}
