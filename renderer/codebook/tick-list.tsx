import { useState } from 'react'
import { amount } from '../../src/wording/amounts'

/** Lines that are shown at first, and with each press of "Show more". */
const PAGE = 100

interface TickListProps {
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string; readonly detail: string }[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
}

/** Things to be chosen one by one. */
export function TickList({ label, choices, ticked, onTick }: TickListProps) {
  const [shown, setShown] = useState(PAGE)
  const toggle = (value: string) => {
    const next = new Set(ticked)
    if (!next.delete(value)) next.add(value)
    onTick(next)
  }
  return (
    <fieldset aria-label={label} className="tick-list">
      <legend>{label}</legend>
      {choices.length === 0 ? <p className="hint">There are no marks to choose from.</p> : null}
      {choices.slice(0, shown).map((choice) => (
        <label key={choice.value} className="tick">
          <input type="checkbox" checked={ticked.has(choice.value)} onChange={() => toggle(choice.value)} />
          <span>{choice.label}</span> <span className="item-detail">{choice.detail}</span>
        </label>
      ))}
      {choices.length > shown ? (
        <button type="button" className="small" onClick={() => setShown(shown + PAGE)}>
          Show more ({amount(choices.length - shown)} left)
        </button>
      ) : null}
    </fieldset>
  )
}
