import { useId, useMemo } from 'react'
import type { Code } from '../../src/codebook/codebook'
import { type Clash, checkColour } from '../../src/codebook/colour-check'
import type { Vision } from '../../src/codebook/colour-vision'
import { freeLook } from '../../src/codebook/new-code'
import { ChoiceField } from '../fields/choice-field'
import { CodeSwatch } from '../fields/code-swatch'
import { useDraft } from '../fields/use-draft'

const lines = [
  { value: 'tint', label: 'Tinted background' },
  { value: 'solid', label: 'Solid line' },
  { value: 'dotted', label: 'Dotted line' },
  { value: 'dashed', label: 'Dashed line' },
] as const

const eyes: Record<Vision, string> = {
  normal: 'everybody',
  protanopia: 'people who see no red (protanopia)',
  deuteranopia: 'people who see no green (deuteranopia)',
  tritanopia: 'people who see no blue (tritanopia)',
}

interface ColourFormProps {
  readonly code: Code
  readonly others: readonly Code[]
  readonly onChange: (look: Partial<Pick<Code, 'hue' | 'line'>>) => void
}

/** How marks of a code are drawn, and whether they can be read and told from those of other codes. */
export function ColourForm({ code, others, onChange }: ColourFormProps) {
  const id = useId()
  const { draft, set, keep } = useDraft(
    null,
    String(code.hue),
    () => true,
    (hue) => onChange({ hue: Number(hue) }),
  )
  const shown = { ...code, hue: Number(draft ?? code.hue) }
  const { hue, line } = shown
  const offered = useMemo(() => others.filter((each) => !each.retired), [others])
  const check = useMemo(
    () => checkColour({ id: code.id, name: code.name, hue, line }, offered),
    [code, hue, line, offered],
  )
  const look = useMemo(
    () => (check.clashes.length > 0 && check.freeHue === null ? freeLook(offered) : null),
    [check, offered],
  )
  return (
    <fieldset aria-label="Colour">
      <legend>
        Colour <CodeSwatch code={shown} />
      </legend>
      <div className="field">
        <label htmlFor={id}>Hue: {hue}°</label>
        <input
          id={id}
          className="hue"
          type="range"
          min={0}
          max={355}
          step={5}
          value={hue}
          onChange={(event) => set(event.target.value)}
          onPointerUp={keep}
          onKeyUp={keep}
          onBlur={keep}
        />
      </div>
      <ChoiceField label="Drawn as" value={code.line} choices={lines} onChoose={(kind) => onChange({ line: kind })} />
      <div className="colour-check" role="status" aria-label="Check of the colour">
        <p className="hint">
          {check.isReadable ? 'Readable' : 'Hard to read'}: contrast {check.contrast.toFixed(1)} to 1
          {line === 'tint' ? ' for text on it' : ' against the page'}, in the light and the dark theme at least.
        </p>
        {check.clashes.map((clash) => (
          <p key={clash.name} className="warning">
            {describeClash(clash)}
          </p>
        ))}
        {check.clashes.length === 0 ? (
          <p className="hint">Everybody can tell it from the other codes, also who sees no red, green or blue.</p>
        ) : null}
      </div>
      {check.clashes.length > 0 && check.freeHue !== null ? (
        <div>
          <button type="button" onClick={() => onChange({ hue: check.freeHue ?? hue })}>
            Use a free hue: {check.freeHue}° <CodeSwatch code={{ ...code, hue: check.freeHue }} />
          </button>
        </div>
      ) : null}
      {look !== null && look.line !== line ? (
        <div>
          <p className="hint">No hue is free among the codes that are drawn like this.</p>
          <button type="button" onClick={() => onChange(look)}>
            Use {lines.find((each) => each.value === look.line)?.label.toLowerCase()}, {look.hue}°{' '}
            <CodeSwatch code={{ ...code, ...look }} />
          </button>
        </div>
      ) : null}
    </fieldset>
  )
}

/** "To everybody it looks like “Rumour”." */
function describeClash({ name, visions }: Clash): string {
  const seen = visions.includes('normal') ? [eyes.normal] : visions.map((vision) => eyes[vision])
  return `To ${seen.join(' and to ')} it looks like “${name}”.`
}
