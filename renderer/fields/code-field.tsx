import type { CodeField as CodebookField, Field } from '../../src/codebook/codebook'
import { fits } from '../../src/codebook/field-value'
import { ChoiceField } from './choice-field'
import { ChoicesField } from './choices-field'
import { DraftField } from './draft-field'

interface CodeFieldProps {
  readonly field: Field | CodebookField
  /** See `DraftField`. */
  readonly place: string
  readonly value: string
  readonly onKeep: (value: string) => void
  readonly part?: string | undefined
}

/** A scale with more steps than this is typed. */
const MOST_STEPS = 21

/** A field as the codebook declares it. */
export function CodeField({ field, place, value, onKeep, part }: CodeFieldProps) {
  const aside = asideOf(field, value)
  const common = {
    label: field.label,
    value,
    ...(part === undefined ? {} : { part }),
    ...(aside === undefined ? {} : { aside }),
  }
  const typed = (of: CodebookField, wrong: string) => (
    <DraftField
      {...common}
      place={place}
      rule={{ isGood: (text) => fits(of, text.trim()), wrong }}
      onKeep={(text) => onKeep(text.trim())}
    />
  )
  switch (field.kind) {
    case 'choice':
      return <ChoiceField {...common} choices={withStored(field.choices, value)} empty="—" onChoose={onKeep} />
    case 'yes-no':
      return <ChoiceField {...common} choices={withStored(yesNo, value)} empty="—" onChoose={onKeep} />
    case 'choices':
      return <ChoicesField {...common} choices={field.choices} onChoose={onKeep} />
    case 'scale':
      if (field.to - field.from < MOST_STEPS)
        return <ChoiceField {...common} choices={withStored(stepsOf(field), value)} empty="—" onChoose={onKeep} />
      return typed(field, `A whole number from ${field.from} to ${field.to}; another is not kept.`)
    case 'number':
      return typed(field, 'A number such as 12 or -0.5; anything else is not kept.')
    case 'reference':
      return <DraftField {...common} place={place} placeholder="An address or a citation" onKeep={onKeep} />
    case 'date':
    case 'lines':
      return <DraftField {...common} place={place} kind={field.kind} onKeep={onKeep} />
    case 'text':
      return <DraftField {...common} place={place} onKeep={onKeep} />
  }
}

/** What stands behind the label; nothing for a field that may stay empty. */
function asideOf(field: Field | CodebookField, value: string): string | undefined {
  if (!('required' in field)) return undefined
  if (field.retired) return 'no longer used'
  return field.required ? (value === '' ? 'required, still empty' : 'required') : undefined
}

function stepsOf({ from, to, fromLabel, toLabel }: Extract<CodebookField, { kind: 'scale' }>): readonly Choice[] {
  const labels = new Map([
    [from, fromLabel],
    [to, toLabel],
  ])
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const step = from + at
    const label = labels.get(step)
    return { value: String(step), label: label ? `${step} · ${label}` : String(step) }
  })
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** With the stored value, should the codebook have lost it. */
function withStored(choices: readonly Choice[], value: string): readonly Choice[] {
  const isKnown = value === '' || choices.some((each) => each.value === value)
  return isKnown ? choices : [...choices, { value, label: `${value} (not in the codebook)` }]
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
