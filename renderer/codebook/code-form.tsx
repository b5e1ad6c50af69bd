import type { Code } from '../../src/codebook/codebook'
import { possibleParents, withParent } from '../../src/codebook/hierarchy'
import { freeTitle } from '../../src/codebook/new-code'
import { newField } from '../../src/codebook/new-field'
import { plainReform, removeCode, reviseCode } from '../../src/reform/reform'
import { ChoiceField } from '../fields/choice-field'
import { DraftField } from '../fields/draft-field'
import { useView, useWindow } from '../window/use-window'
import { ColourForm } from './colour-form'
import { type CodeProps, marksOf } from './editor'
import { FieldForm } from './field-form'
import { holderOf } from './key-holder'
import { nameRule } from './name-rule'

const roles = [
  { value: 'none', label: 'None' },
  { value: 'claim', label: 'Claim: what is said' },
  { value: 'source', label: 'Source: who says it' },
  { value: 'cue', label: 'Cue: the words that tie them' },
] as const

/** All that the codebook says of one code. */
export function CodeForm({ editor, code }: CodeProps) {
  const window = useWindow()
  const { codebook, usage } = editor
  const used = usage?.marks(code.id) ?? null
  const place = (part: string) => `code ${code.id}, ${part}`
  const revise = (title: string, change: Partial<Code>) =>
    editor.change(title, (book) => {
      const now = book.codes.find((each) => each.id === code.id) ?? code
      return reviseCode(book, { ...now, ...change })
    })
  const others = codebook.codes.filter((each) => each.id !== code.id)
  const codebooks = useView((view) => view.state.library.codebooks)
  const elsewhere = [...codebooks.values()].flatMap((each) => (each.id === codebook.id ? [] : each.codes))
  const keyRule = {
    isGood: (text: string) => /^[A-Z1-9]?$/.test(text.trim().toUpperCase()) && keyHolder(text) === null,
    wrong: 'One letter from A to Z, or a digit from 1 to 9, that is no other key.',
  }
  const keyHolder = (text: string) => {
    const key = text.trim().toUpperCase()
    return key === '' ? null : holderOf(window.commands, codebook, key, code.id)
  }
  return (
    <section aria-label={`Code ${code.name}`}>
      <fieldset aria-label="Code">
        <legend>
          {code.name}
          {code.retired ? ' (retired)' : ''}
        </legend>
        <DraftField
          label="Name"
          place={place('name')}
          value={code.name}
          rule={nameRule(others.map((each) => each.name))}
          onKeep={(name) => revise('Rename a code', { name: name.trim() })}
        />
        <DraftField
          label="Key"
          kind="short"
          place={place('key')}
          value={code.key}
          rule={{
            ...keyRule,
            wrong: (text: string) => {
              const holder = keyHolder(text)
              return holder === null ? keyRule.wrong : `${text.trim().toUpperCase()} is the key of “${holder}”.`
            },
          }}
          hint="One letter, or a digit from 1 to 9; with the words selected it tags them."
          onKeep={(key) => revise('Change a key', { key: key.trim().toUpperCase() })}
        />
        <ChoiceField
          label="Stands under"
          value={code.parent ?? ''}
          empty="No other code"
          choices={possibleParents(codebook, code.id).map((each) => ({ value: each.id, label: each.name }))}
          onChoose={(parent) =>
            editor.change('Move a code', (book) =>
              plainReform(book, withParent(book, code.id, parent || null), code.name),
            )
          }
        />
        {used === 0 ? (
          <ChoiceField
            label="Part in an attribution"
            wide
            value={code.role}
            choices={roles}
            onChoose={(role) => revise('Change a code', { role })}
          />
        ) : (
          <p className="hint">
            Part in an attribution: {roles.find((each) => each.value === code.role)?.label}. It can be changed while no
            mark is made under the code.
          </p>
        )}
      </fieldset>
      <ColourForm code={code} others={others} onChange={(look) => revise('Change a colour', look)} />
      <fieldset aria-label="Description">
        <legend>Description</legend>
        <DraftField
          label="What it stands for"
          kind="lines"
          place={place('description')}
          value={code.description}
          onKeep={(description) => revise('Describe a code', { description })}
        />
        <DraftField
          label="Examples, one a line"
          kind="lines"
          place={place('examples')}
          value={code.examples.join('\n')}
          onKeep={(text) => revise('Describe a code', { examples: linesOf(text) })}
        />
        <DraftField
          label="Counter-examples, one a line"
          kind="lines"
          place={place('counter-examples')}
          value={code.counterExamples.join('\n')}
          onKeep={(text) => revise('Describe a code', { counterExamples: linesOf(text) })}
        />
      </fieldset>
      <h3>Fields</h3>
      {code.fields.map((field) => (
        <FieldForm key={field.key} editor={editor} code={code} field={field} />
      ))}
      <button
        type="button"
        onClick={() =>
          revise('Add a field', {
            fields: [
              ...code.fields,
              newField(
                freeTitle(
                  'New field',
                  code.fields.map(({ label }) => label),
                ),
                code.fields,
              ),
            ],
          })
        }
      >
        Add field
      </button>
      <div className="actions code-actions">
        <button
          type="button"
          disabled={![...others, ...elsewhere].some((each) => each.role === code.role)}
          onClick={() => editor.ask({ kind: 'merge-codes', code: code.id })}
        >
          Merge into another…
        </button>
        <button
          type="button"
          disabled={codebooks.size < 2}
          title={codebooks.size < 2 ? 'There is no other codebook in this library.' : undefined}
          onClick={() => editor.ask({ kind: 'move-code', code: code.id })}
        >
          Move to another codebook…
        </button>
        <button type="button" onClick={() => editor.ask({ kind: 'split', code: code.id })}>
          Split in two…
        </button>
        <button type="button" onClick={() => revise('Retire a code', { retired: !code.retired })}>
          {code.retired ? 'Use again' : 'Retire'}
        </button>
        <button
          type="button"
          className="danger"
          disabled={used !== 0}
          onClick={() => editor.change('Delete a code', (book) => removeCode(book, code.id))}
        >
          Delete code
        </button>
        {used === 0 ? null : (
          <p className="hint">
            {used === null ? 'Counting its marks…' : `${marksOf(used)} under it, so that it can’t be deleted.`} Retired,
            it is no longer offered, and its marks stay.
          </p>
        )}
      </div>
    </section>
  )
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
