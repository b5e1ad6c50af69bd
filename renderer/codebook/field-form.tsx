import type { CodeField as CodebookField } from '../../src/codebook/codebook'
import { type FieldKind, withDefault, withKind } from '../../src/codebook/new-field'
import { reviseCode } from '../../src/reform/reform'
import { ChoiceField } from '../fields/choice-field'
import { CodeField } from '../fields/code-field'
import { DraftField } from '../fields/draft-field'
import { ChoicesForm } from './choices-form'
import { type CodeProps, marksOf } from './editor'
import { nameRule } from './name-rule'
import { ScaleForm } from './scale-form'

const kinds: readonly { readonly value: FieldKind; readonly label: string }[] = [
  { value: 'choice', label: 'Choice' },
  { value: 'choices', label: 'Several choices' },
  { value: 'yes-no', label: 'Yes or no' },
  { value: 'scale', label: 'Scale' },
  { value: 'number', label: 'Number' },
  { value: 'text', label: 'Text, one line' },
  { value: 'lines', label: 'Text, several lines' },
  { value: 'date', label: 'Date' },
  { value: 'reference', label: 'Reference' },
]

export interface FieldProps extends CodeProps {
  readonly field: CodebookField
}

/** One field of a code: what it is called, what it can hold, and what it holds at first. */
export function FieldForm({ editor, code, field }: FieldProps) {
  const { usage } = editor
  const used = usage?.filled(code, field.key) ?? null
  const place = (part: string) => `code ${code.id}, field ${field.key}, ${part}`
  const at = code.fields.indexOf(field)
  const put = (title: string, fields: (all: readonly CodebookField[]) => readonly CodebookField[]) =>
    editor.change(title, (book) => {
      const now = book.codes.find((each) => each.id === code.id) ?? code
      return reviseCode(book, { ...now, fields: fields(now.fields) })
    })
  const revise = (title: string, change: (now: CodebookField) => CodebookField) =>
    put(title, (all) => all.map((each) => (each.key === field.key ? change(each) : each)))
  const swap = (by: 1 | -1) =>
    put('Move a field', (all) => {
      const from = all.findIndex((each) => each.key === field.key)
      const [one, other] = [all[from], all[from + by]]
      if (one === undefined || other === undefined) return all
      return all.map((each) => (each === one ? other : each === other ? one : each))
    })
  const others = code.fields.filter((each) => each.key !== field.key)
  return (
    <fieldset aria-label={`Field ${field.label}`} className="field-form">
      <legend>
        {field.label}
        {field.retired ? ' (retired)' : ''}
      </legend>
      <DraftField
        label="Label"
        kind="short"
        place={place('label')}
        value={field.label}
        rule={nameRule(others.map((each) => each.label))}
        onKeep={(label) => revise('Rename a field', (now) => ({ ...now, label: label.trim() }))}
      />
      <ChoiceField
        label="Kind"
        value={field.kind}
        choices={kinds}
        onChoose={(kind) => revise(`Make “${field.label}” a field of another kind`, (now) => withKind(now, kind))}
      />
      {field.kind === 'choice' || field.kind === 'choices' ? (
        <ChoicesForm editor={editor} code={code} field={field} onChange={revise} />
      ) : null}
      {field.kind === 'scale' ? <ScaleForm place={place} field={field} onChange={revise} /> : null}
      <CodeField
        field={{ ...field, label: 'Default', required: false, retired: false }}
        place={place('default')}
        value={field.default}
        onKeep={(value) => revise('Set a default', (now) => withDefault(now, value))}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={field.required}
          onChange={(event) => {
            const required = event.target.checked
            revise('Require a field', (now) => ({ ...now, required }))
          }}
        />
        Required: a mark in which it is empty is an open end
      </label>
      <div className="actions">
        <button type="button" className="small" disabled={at === 0} aria-label="Move field up" onClick={() => swap(-1)}>
          ↑
        </button>
        <button
          type="button"
          className="small"
          disabled={at === code.fields.length - 1}
          aria-label="Move field down"
          onClick={() => swap(1)}
        >
          ↓
        </button>
        <button
          type="button"
          className="small"
          disabled={others.length === 0}
          onClick={() => editor.ask({ kind: 'merge-fields', code: code.id, field: field.key })}
        >
          Merge into another…
        </button>
        <button
          type="button"
          className="small"
          onClick={() => editor.ask({ kind: 'split-field', code: code.id, field: field.key })}
        >
          Split field…
        </button>
        <button
          type="button"
          className="small"
          onClick={() => revise('Retire a field', (now) => ({ ...now, retired: !now.retired }))}
        >
          {field.retired ? 'Use again' : 'Retire'}
        </button>
        <button
          type="button"
          className="small danger"
          disabled={used !== 0}
          title={used ? `Filled in for ${marksOf(used)}. Retire it instead.` : undefined}
          onClick={() => put('Delete a field', (all) => all.filter((each) => each.key !== field.key))}
        >
          Delete field
        </button>
        <span className="hint">{used === null ? 'counting…' : `Filled in for ${marksOf(used)}`}</span>
      </div>
    </fieldset>
  )
}
