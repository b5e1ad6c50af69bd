import type { Annotation } from '../../src/annotation/annotation'
import { type Code, codeOf, type CodeField as Field } from '../../src/codebook/codebook'
import { codebookInUse, wholeCodebook } from '../../src/codebook/codebooks'
import { ChoiceField } from '../fields/choice-field'
import { CodeField } from '../fields/code-field'
import { chosenMarks } from '../place/selection'
import { useMarks } from '../place/use-place'
import { linkChosen, recodeChosen, setFieldOfChosen } from '../tagging/many'
import { CommandButton } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'

/** What can be done to several marks at once; each is one step of undo. */
export function BulkPanel() {
  const window = useWindow()
  const marks = useMarks()
  const chosen = useField(chosenMarks)
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const inUse = useView((view) => codebookInUse(view.state.library))
  const annotations = [...chosen].flatMap((id) => marks.annotations.get(id) ?? [])
  const codes = countedCodes(annotations)
  const [only] = codes.length === 1 ? codes : []
  const known = codes.flatMap(([id]) => codeOf(codebook, id) ?? [])
  const offered = codebook.codes.filter((code) => known.includes(code) || (inUse.codes.includes(code) && !code.retired))
  return (
    <>
      <header className="panel-header">
        <h2>{annotations.length} marks</h2>
        <span className="spacer" />
        <CommandButton of="mark.remove" tip="Remove these marks" className="quiet danger" takesFocus>
          Delete all
        </CommandButton>
      </header>
      <p className="bulk-counts">
        {codes.map(([id, count]) => `${count} × ${codeOf(codebook, id)?.name ?? id}`).join(', ')}
      </p>
      <div className="actions">
        <button type="button" onClick={() => linkChosen(window)}>
          Link together
        </button>
      </div>
      <fieldset aria-label="Fields of all">
        <legend>All {annotations.length} marks</legend>
        <ChoiceField
          label="Code"
          value={only?.[0] ?? ''}
          choices={offered.map((each) => ({ value: each.id, label: each.name }))}
          {...(only === undefined ? { empty: 'Several codes' } : {})}
          onChoose={(code) => code !== '' && recodeChosen(window, code)}
        />
        {sharedFields(known).map((field) => {
          const value = sharedValue(annotations, field.key)
          return (
            <div key={`${field.key} ${value ?? '…'}`} className="bulk-field">
              <CodeField
                place={`chosen marks, ${field.key}`}
                field={field}
                value={value ?? ''}
                onKeep={(next) => setFieldOfChosen(window, field.key, next)}
              />
              {value === null ? <p className="hint">Several values; what you set here replaces them all.</p> : null}
            </div>
          )
        })}
      </fieldset>
    </>
  )
}

/** Ids of codes with how many marks have them, the most first. */
function countedCodes(annotations: readonly Annotation[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { code } of annotations) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** The fields that all these codes have, as the first of them has them. */
function sharedFields(codes: readonly Code[]): readonly Field[] {
  const [first, ...others] = codes
  return (first?.fields ?? []).filter(
    (field) =>
      !field.retired &&
      others.every((code) => code.fields.some((each) => each.key === field.key && each.kind === field.kind)),
  )
}

/** The value that all marks have; null when they differ. */
function sharedValue(annotations: readonly Annotation[], key: string): string | null {
  const [first, ...others] = annotations.map((each) => each.fields[key] ?? '')
  return others.every((each) => each === first) ? (first ?? '') : null
}
