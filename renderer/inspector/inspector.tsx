import { type Annotation, quotation } from '../../src/annotation/annotation'
import type { LayeredMark } from '../../src/annotation/layer'
import { attributionsOf } from '../../src/annotation/ties'
import { type Code, codeOf, offeredCodes } from '../../src/codebook/codebook'
import { codebookInUse, wholeCodebook } from '../../src/codebook/codebooks'
import { shownFields } from '../../src/codebook/field-value'
import { setField, setNote } from '../../src/gesture/fields'
import { AttributionGroup } from '../attribution/attribution-group'
import { ChoiceField } from '../fields/choice-field'
import { CodeField } from '../fields/code-field'
import { DraftField } from '../fields/draft-field'
import { change } from '../place/desk'
import { layersOf, readOnlyMark } from '../place/layers'
import { chosenMarks, otherMark, selectedMark } from '../place/selection'
import { useMarks } from '../place/use-place'
import { recode } from '../tagging/marking'
import { TaggingHint } from '../tagging/tagging-hint'
import { CommandButton } from '../window/keys'
import { useField, useView, useWindow } from '../window/use-window'
import { BulkPanel } from './bulk-panel'
import { ProfileGroup } from './profile-group'
import { Stack } from './stack'
import { StatementGroup } from './statement-group'

/** All that is known of the selected mark, to be read and changed. */
export function Inspector() {
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const id = useField(selectedMark)
  const annotation = (id && marks.annotations.get(id)) || null
  const code = annotation && codeOf(codebook, annotation.code)
  const other = useReadOnlyMark()
  const isBulk = useView((view) => view.get(chosenMarks).size > 1)
  if (isBulk)
    return (
      <section className="inspector" aria-label="Inspector" data-pane="inspector">
        <BulkPanel />
      </section>
    )
  return (
    <section className="inspector" aria-label="Inspector" data-pane="inspector" tabIndex={annotation ? undefined : 0}>
      <Stack />
      {other ? (
        <ReadOnlyMark mark={other} />
      ) : annotation && code ? (
        <Inspected key={annotation.id} annotation={annotation} code={code} />
      ) : (
        <div className="empty">
          <p>No mark is selected.</p>
          <TaggingHint />
          <p>Click a mark to see what is known of it.</p>
        </div>
      )}
    </section>
  )
}

/** Looked up again when the selection or the layers change, for the answer is a new value each time. */
function useReadOnlyMark(): LayeredMark | null {
  const window = useWindow()
  useField(otherMark)
  useView(layersOf)
  return readOnlyMark(window.view())
}

/** What is known of a mark of a layer that can only be read. */
function ReadOnlyMark({ mark: { layer, annotation } }: { readonly mark: LayeredMark }) {
  const code = useView((view) => codeOf(wholeCodebook(view.state.library), annotation.code))
  return (
    <>
      <header className="panel-header">
        <h2>{code?.name ?? annotation.code}</h2>
      </header>
      <blockquote className="quoted">{quotation(annotation)}</blockquote>
      {annotation.note === '' ? null : <p>{annotation.note}</p>}
      <p>“{layer.name}” can only be read.</p>
    </>
  )
}

function Inspected({ annotation, code }: { readonly annotation: Annotation; readonly code: Code }) {
  const window = useWindow()
  const offered = useView((view) => offeredCodes(codebookInUse(view.state.library)))
  const codes = offered.includes(code) ? offered : [...offered, code]
  const marks = useMarks()
  const attributions = attributionsOf(marks.attributions, annotation.id)
  return (
    <>
      <header className="panel-header">
        <h2>{code.name}</h2>
        <span className="spacer" />
        <CommandButton of="mark.remove" tip="Remove this mark" className="quiet danger" takesFocus>
          Delete
        </CommandButton>
      </header>
      <blockquote className={`quoted quoted-${code.role}`}>{quotation(annotation)}</blockquote>
      {annotation.orphan === null ? null : (
        <div className="orphan">
          <p>
            An orphan: these words stood in revision {annotation.orphan} of the text and are gone from it. Select words
            in the text to set the mark onto them.
          </p>
          <CommandButton of="mark.re-anchor" showsKey>
            Re-anchor on the selected words
          </CommandButton>
        </div>
      )}
      <AboutCode code={code} />
      {code.role === 'claim' && annotation.statement ? (
        <StatementGroup annotation={annotation} id={annotation.statement} />
      ) : null}
      {code.role === 'source' && annotation.profile ? (
        <ProfileGroup annotation={annotation} id={annotation.profile} />
      ) : null}
      {attributions.map((attribution) => (
        <AttributionGroup key={attribution.id} attribution={attribution} annotation={annotation} />
      ))}
      <fieldset aria-label="Fields">
        <legend>Mark</legend>
        <ChoiceField
          label="Code"
          value={annotation.code}
          choices={codes.map((each) => ({ value: each.id, label: each.name }))}
          onChoose={(value) => recode(window, annotation.id, value)}
        />
        {shownFields(code, annotation.fields).map((field, index) => (
          <CodeField
            key={field.key}
            place={`annotation ${annotation.id}, ${field.key}`}
            field={field}
            value={annotation.fields[field.key] ?? ''}
            part={index === 0 ? 'fields' : undefined}
            onKeep={(value) => change(window, (desk) => setField(desk, annotation.id, field.key, value))}
          />
        ))}
        <LostFields annotation={annotation} code={code} />
      </fieldset>
      <DraftField
        label="Note"
        place={`annotation ${annotation.id}, note`}
        kind="lines"
        part="note"
        value={annotation.note}
        onKeep={(note) => change(window, (desk) => setNote(desk, annotation.id, note))}
      />
    </>
  )
}

/** What the codebook says of a code. */
function AboutCode({ code }: { readonly code: Code }) {
  const { description, examples, counterExamples } = code
  if (description === '' && examples.length === 0 && counterExamples.length === 0) return null
  return (
    <details className="about-code">
      <summary>When to use {code.name}</summary>
      {description === '' ? null : <p>{description}</p>}
      <Examples title="Examples" examples={examples} />
      <Examples title="Not this" examples={counterExamples} />
    </details>
  )
}

function Examples({ title, examples }: { readonly title: string; readonly examples: readonly string[] }) {
  if (examples.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {examples.map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
    </>
  )
}

/** Values whose fields the codebook has lost. */
function LostFields({ annotation, code }: { readonly annotation: Annotation; readonly code: Code }) {
  const lost = Object.entries(annotation.fields).filter(([key]) => !code.fields.some((field) => field.key === key))
  if (lost.length === 0) return null
  return <p className="hint">Not in the codebook: {lost.map(([key, value]) => `${key}: ${value}`).join('; ')}</p>
}
