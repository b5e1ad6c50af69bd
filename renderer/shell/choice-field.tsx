import { useId } from 'react'

interface ChoiceFieldProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly { readonly value: V; readonly label: string }[]
  /** The label of the empty choice; none when the field can't be empty. */
  readonly empty?: string
  readonly onChoose: (value: V) => void
  readonly part?: string
  /** Takes the whole width: its choices are long. */
  readonly wide?: boolean
}

/** One of several values, kept at once. */
export function ChoiceField<V extends string>({
  label,
  value,
  choices,
  empty,
  onChoose,
  part,
  wide,
}: ChoiceFieldProps<V>) {
  const id = useId()
  return (
    <div className={wide ? 'field' : 'field short'}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-part={part} onChange={(event) => onChoose(event.target.value as V)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The choices of a list of pairs, value first. */
export function choicesOf<V extends string>(pairs: readonly (readonly [V, string])[]) {
  return pairs.map(([value, label]) => ({ value, label }))
}
