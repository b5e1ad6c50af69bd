import { FieldAside } from './field-aside'

interface ChoicesFieldProps {
  readonly label: string
  /** The chosen values, one a line. */
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
  readonly part?: string
  readonly aside?: string
}

/** Any of several values, each with a box to tick; kept at once, in the order of the choices. */
export function ChoicesField({ label, value, choices, onChoose, part, aside }: ChoicesFieldProps) {
  const chosen = value === '' ? [] : value.split('\n')
  const lost = chosen.filter((one) => !choices.some((each) => each.value === one))
  const all = [...choices, ...lost.map((one) => ({ value: one, label: `${one} (not in the codebook)` }))]
  const toggle = (one: string) => {
    const isIn = (each: string) => (each === one ? !chosen.includes(one) : chosen.includes(each))
    onChoose(
      all
        .map((each) => each.value)
        .filter(isIn)
        .join('\n'),
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group within a fieldset, whose look is that of a field
    <div role="group" aria-label={aside === undefined ? label : `${label}, ${aside}`} className="field">
      <span className="field-label" aria-hidden="true">
        {label}
        <FieldAside text={aside} />
      </span>
      <div className="ticks">
        {all.map((each, index) => (
          <label key={each.value} className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(each.value)}
              data-part={index === 0 ? part : undefined}
              onChange={() => toggle(each.value)}
            />
            {each.label}
          </label>
        ))}
      </div>
    </div>
  )
}
