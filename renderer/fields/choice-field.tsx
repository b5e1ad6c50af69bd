import { useId, useRef } from 'react'
import { FieldAside } from './field-aside'
import { useDraft } from './use-draft'
import { useEntered } from './use-entered'

interface Choice<V extends string> {
  readonly value: V
  readonly label: string
}

interface ChoiceFieldProps<V extends string> {
  readonly label: string
  readonly value: V
  /** A function makes those that only somebody who is in the field sees, and always the one that is chosen. */
  readonly choices: readonly Choice<V>[] | ((isEntered: boolean) => readonly Choice<V>[])
  /** The label of the empty choice; none when the field can't be empty. */
  readonly empty?: string
  readonly onChoose: (value: V) => void
  readonly part?: string
  /** Takes the whole width: its choices are long. */
  readonly wide?: boolean
  /** See {@link FieldAside}. */
  readonly aside?: string
}

/**
 * One of several values. Picked from the list it is kept at once; with the arrow keys or by typing one passes others,
 * so that it is kept by Enter or when the field is left.
 */
export function ChoiceField<V extends string>({
  label,
  value,
  choices,
  empty,
  onChoose,
  part,
  wide,
  aside,
}: ChoiceFieldProps<V>) {
  const id = useId()
  const isPassing = useRef(false)
  const { isEntered, entering } = useEntered()
  const { draft, set, keep } = useDraft(null, value, () => true, onChoose)
  const offered = typeof choices === 'function' ? choices(isEntered) : choices
  return (
    <div className={wide ? 'field' : 'field short'}>
      <label htmlFor={id}>
        {label}
        <FieldAside text={aside} />
      </label>
      <select
        id={id}
        value={draft ?? value}
        data-part={part}
        {...entering}
        onPointerDown={() => {
          isPassing.current = false
          entering.onPointerDown()
        }}
        onKeyDown={(event) => {
          isPassing.current = event.key !== 'Enter' && event.key !== ' ' && !event.altKey
          if (event.key !== 'Enter' || draft === null) return
          // Or the list would open.
          event.preventDefault()
          keep()
        }}
        onChange={(event) => {
          set(event.target.value as V)
          if (!isPassing.current) keep()
        }}
        onBlur={() => {
          keep()
          entering.onBlur()
        }}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {offered.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
