import type { Annotation } from '../../src/annotation/annotation'
import { mentionsOf } from '../../src/annotation/ties'
import { type Evidence, type Statement, statementFields } from '../../src/claim/statement'
import { chooseStatement, putEvidence, removeEvidence, separateStatement, setStatement } from '../../src/gesture/fields'
import type { StatementId } from '../../src/ids'
import { ChoiceField } from '../fields/choice-field'
import { CodeField } from '../fields/code-field'
import { change as changeMarks } from '../place/desk'
import { useMarks } from '../place/use-place'
import { useView, useWindow } from '../window/use-window'
import { EvidenceEntry, newEvidence } from './evidence-entry'

/** What the claim states, and the judgement on it with its ground. */
export function StatementGroup({ annotation, id }: { readonly annotation: Annotation; readonly id: StatementId }) {
  const window = useWindow()
  const statement = useView((view) => view.state.library.statements.get(id))
  const statements = useView((view) => view.state.library.statements)
  const marks = useMarks()
  if (statement === undefined) return null
  const mentions = mentionsOf(marks.annotations)(id).length
  const others = () =>
    [...statements.values()]
      .filter((each) => each.id !== id)
      .sort((a, b) => near(b, annotation) - near(a, annotation) || byText.compare(a.text, b.text))
  const choose = (value: string) => {
    if (value === id) return
    changeMarks(window, (desk) =>
      value === 'new'
        ? separateStatement(desk, annotation.id)
        : chooseStatement(desk, annotation.id, value as StatementId),
    )
  }
  const set = (change: Partial<Omit<Statement, 'id' | 'articles'>>) => {
    changeMarks(window, (desk) => setStatement(desk, id, change))
  }
  const keepEvidence = (evidence: Evidence) => {
    changeMarks(window, (desk) => putEvidence(desk, id, evidence))
  }
  return (
    <fieldset aria-label="Statement">
      <legend>Statement</legend>
      <ChoiceField
        label="States the same as"
        wide
        part="same"
        value={id as string}
        choices={(isEntered) => [
          {
            value: id,
            label: mentions > 1 ? `${shorten(statement.text)} (${mentions} mentions)` : 'Nothing else so far',
          },
          ...(isEntered ? others() : []).map((each) => ({ value: each.id as string, label: shorten(each.text) })),
          ...(mentions > 1 ? [{ value: 'new', label: 'A statement of its own' }] : []),
        ]}
        onChoose={choose}
      />
      {statementFields.map((field) => (
        <CodeField
          key={`${id} ${field.key}`}
          place={`statement ${id}, ${field.key}`}
          field={field}
          value={statement[field.key]}
          part={field.key === 'verdict' ? 'verdict' : undefined}
          onKeep={(value) => set({ [field.key]: value })}
        />
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: a group within a fieldset, with a button in its heading */}
      <div role="group" aria-label="Evidence" className="evidence">
        <div className="panel-header">
          <h3>Evidence</h3>
          <span className="spacer" />
          <button type="button" className="quiet" onClick={() => keepEvidence(newEvidence())}>
            Add evidence
          </button>
        </div>
        {statement.evidence.map((evidence, index) => (
          <EvidenceEntry
            key={evidence.id}
            evidence={evidence}
            number={index + 1}
            onKeep={keepEvidence}
            onRemove={() => {
              changeMarks(window, (desk) => removeEvidence(desk, id, evidence.id))
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

const byText = new Intl.Collator()

/** Statements of this article come before those of others. */
function near(statement: Statement, annotation: Annotation): number {
  return statement.articles.includes(annotation.article) ? 1 : 0
}

function shorten(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text
}
