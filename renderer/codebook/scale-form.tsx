import type { CodeField } from '../../src/codebook/codebook'
import { withDefault } from '../../src/codebook/new-field'
import { DraftField } from '../fields/draft-field'

type Scale = Extract<CodeField, { kind: 'scale' }>

interface ScaleFormProps {
  readonly field: Scale
  readonly place: (part: string) => string
  readonly onChange: (title: string, change: (now: CodeField) => CodeField) => void
}

/** Where a scale begins and ends, and what its ends mean. */
export function ScaleForm({ field, place, onChange }: ScaleFormProps) {
  const revise = (change: Partial<Scale>) =>
    onChange(`Change the scale of “${field.label}”`, (now) =>
      now.kind === 'scale' ? withDefault({ ...now, ...change }, now.default) : now,
    )
  const isWhole = (text: string) => /^-?\d{1,9}$/.test(text.trim())
  return (
    <>
      <DraftField
        label="From"
        kind="short"
        place={place('from')}
        value={String(field.from)}
        rule={{
          isGood: (text) => isWhole(text) && Number(text) < field.to,
          wrong: `A whole number below ${field.to}.`,
        }}
        onKeep={(text) => revise({ from: Number(text) })}
      />
      <DraftField
        label="To"
        kind="short"
        place={place('to')}
        value={String(field.to)}
        rule={{
          isGood: (text) => isWhole(text) && Number(text) > field.from,
          wrong: `A whole number above ${field.from}.`,
        }}
        onKeep={(text) => revise({ to: Number(text) })}
      />
      <DraftField
        label={`${field.from} means`}
        kind="short"
        place={place('from label')}
        value={field.fromLabel}
        onKeep={(text) => revise({ fromLabel: text.trim() })}
      />
      <DraftField
        label={`${field.to} means`}
        kind="short"
        place={place('to label')}
        value={field.toLabel}
        onKeep={(text) => revise({ toLabel: text.trim() })}
      />
    </>
  )
}
