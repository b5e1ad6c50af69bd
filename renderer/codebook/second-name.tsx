interface SecondNameProps {
  readonly of: 'code' | 'field'
  readonly value: string
  readonly isTaken: boolean
  readonly onChange: (name: string) => void
}

/** What the second of two is to be called, when a code or a field is split. */
export function SecondName({ of, value, isTaken, onChange }: SecondNameProps) {
  const id = `second-${of}`
  return (
    <div className="field">
      <label htmlFor={id}>Name of the second {of}</label>
      <input
        id={id}
        type="text"
        value={value}
        autoComplete="off"
        aria-invalid={isTaken || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isTaken ? <p className="hint">There is a {of} of that name already.</p> : null}
    </div>
  )
}
