import type { Field, CodeField as OwnField } from '../../src/codebook/codebook'
import { ChoiceField } from '../shell/choice-field'
import { DraftField } from '../shell/draft-field'

interface CodeFieldProps {
  readonly field: Field | OwnField
  /** See `DraftField`. */
  readonly place: string
  readonly value: string
  readonly onKeep: (value: string) => void
  readonly part?: string | undefined
}

/** A field as the codebook declares it. */
export function CodeField({ field, place, value, onKeep, part }: CodeFieldProps) {
  const named = part === undefined ? {} : { part }
  switch (field.kind) {
    case 'choice':
      return (
        <ChoiceField label={field.label} value={value} choices={field.choices} empty="—" onChoose={onKeep} {...named} />
      )
    case 'yes-no':
      return <ChoiceField label={field.label} value={value} choices={yesNo} empty="—" onChoose={onKeep} {...named} />
    case 'date':
    case 'lines':
      return <DraftField label={field.label} place={place} kind={field.kind} value={value} onKeep={onKeep} {...named} />
    case 'choices':
      return <DraftField label={field.label} place={place} kind="lines" value={value} onKeep={onKeep} {...named} />
    case 'text':
    case 'number':
    case 'scale':
    case 'reference':
      return <DraftField label={field.label} place={place} value={value} onKeep={onKeep} {...named} />
  }
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
