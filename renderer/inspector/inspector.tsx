import { type Annotation, quotation } from '../../src/annotation/annotation'
import { attributionsOf } from '../../src/annotation/ties'
import { type Code, codeOf } from '../../src/codebook/codebook'
import { setField, setNote } from '../../src/gesture/fields'
import { wholeCodebook } from '../../src/library/library'
import { ChoiceField } from '../shell/choice-field'
import { DraftField } from '../shell/draft-field'
import { reanchorSelected } from '../workbench/correcting'
import { recode, removeSelected } from '../workbench/marking'
import { useMarks, useView, useWorkbench } from '../workbench/use-view'
import { AttributionGroup } from './attribution-group'
import { CodeField } from './code-field'
import { ProfileGroup } from './profile-group'
import { StatementGroup } from './statement-group'

/** All that is known of the selected mark, to be read and changed. */
export function Inspector() {
  const marks = useMarks()
  const codebook = useView((view) => wholeCodebook(view.state.library))
  const annotation = useView((view) => (view.selected && marks.annotations.get(view.selected)) || null)
  const code = annotation && codeOf(codebook, annotation.code)
  return (
    <section className="inspector" aria-label="Inspector" data-pane="inspector" tabIndex={annotation ? undefined : 0}>
      {annotation && code ? (
        <Inspected key={annotation.id} annotation={annotation} code={code} />
      ) : (
        <div className="empty">
          <p>No mark is selected.</p>
          <p>
            Select words and press <kbd>C</kbd> for a claim, <kbd>S</kbd> for a source, <kbd>Q</kbd> for a cue. Or click
            a mark to see what is known of it.
          </p>
        </div>
      )}
    </section>
  )
}

function Inspected({ annotation, code }: { readonly annotation: Annotation; readonly code: Code }) {
  const bench = useWorkbench()
  const codes = useView((view) => wholeCodebook(view.state.library).codes)
  const marks = useMarks()
  const attributions = attributionsOf(marks.attributions, annotation.id)
  return (
    <>
      <header className="panel-header">
        <h2>{code.name}</h2>
        <span className="spacer" />
        <button
          type="button"
          className="quiet danger"
          onClick={() => removeSelected(bench)}
          title="Remove this mark (Delete)"
        >
          Delete
        </button>
      </header>
      <blockquote className={`quoted quoted-${code.role}`}>{quotation(annotation)}</blockquote>
      {annotation.orphan === null ? null : (
        <div className="orphan">
          <p>
            An orphan: these words stood in revision {annotation.orphan} of the text and are gone from it. Select words
            in the text to set the mark onto them.
          </p>
          <button
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => reanchorSelected(bench)}
            aria-keyshortcuts="H"
          >
            Re-anchor on the selected words <kbd>H</kbd>
          </button>
        </div>
      )}
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
          onChoose={(value) => recode(bench, annotation.id, value)}
        />
        {code.fields.map((field, index) => (
          <CodeField
            key={field.key}
            place={`annotation ${annotation.id}, ${field.key}`}
            field={field}
            value={annotation.fields[field.key] ?? ''}
            part={index === 0 ? 'fields' : undefined}
            onKeep={(value) => bench.change((desk) => setField(desk, annotation.id, field.key, value))}
          />
        ))}
      </fieldset>
      <DraftField
        label="Note"
        place={`annotation ${annotation.id}, note`}
        kind="lines"
        part="note"
        value={annotation.note}
        onKeep={(note) => bench.change((desk) => setNote(desk, annotation.id, note))}
      />
    </>
  )
}
