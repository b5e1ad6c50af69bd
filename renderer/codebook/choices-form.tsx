import type { CodeField } from '../../src/codebook/codebook'
import { newChoice, withDefault } from '../../src/codebook/new-field'
import { DraftField } from '../fields/draft-field'
import { type CodeProps, marksOf } from './editor'
import { nameRule } from './name-rule'

type Choices = Extract<CodeField, { kind: 'choice' | 'choices' }>

interface ChoicesFormProps extends CodeProps {
  readonly field: Choices
  readonly onChange: (title: string, change: (now: CodeField) => CodeField) => void
}

/** The choices of a field. One that marks have goes only after it was said what they have instead. */
export function ChoicesForm({ editor, code, field, onChange }: ChoicesFormProps) {
  const revise = (title: string, change: (now: Choices['choices']) => Choices['choices']) =>
    onChange(title, (now) =>
      now.kind === 'choice' || now.kind === 'choices'
        ? withDefault({ ...now, choices: change(now.choices) }, now.default)
        : now,
    )
  const remove = (value: string) => {
    if (editor.usage?.filled(code, field.key, value) === 0)
      revise('Remove a choice', (now) => now.filter((each) => each.value !== value))
    else editor.ask({ kind: 'remove-choice', code: code.id, field: field.key, value })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group within a fieldset
    <div role="group" aria-label="Choices" className="choices-form">
      {field.choices.map(({ value, label }, index) => (
        <div key={value} className="choice-row">
          <DraftField
            label={`Choice ${index + 1}`}
            place={`code ${code.id}, field ${field.key}, choice ${value}`}
            value={label}
            rule={nameRule(field.choices.filter((each) => each.value !== value).map((each) => each.label))}
            onKeep={(text) =>
              revise('Rename a choice', (now) =>
                now.map((each) => (each.value === value ? { ...each, label: text.trim() } : each)),
              )
            }
          />
          <button
            type="button"
            className="small"
            aria-label={`Remove the choice ${label}`}
            title={`Used in ${marksOf(editor.usage?.filled(code, field.key, value) ?? 0)}`}
            onClick={() => remove(value)}
          >
            Remove
          </button>
        </div>
      ))}
      <button
        type="button"
        className="small"
        onClick={() => revise('Add a choice', (now) => [...now, newChoice(freeLabel(now), now)])}
      >
        Add choice
      </button>
    </div>
  )
}

function freeLabel(choices: Choices['choices']): string {
  let number = choices.length + 1
  while (choices.some((each) => each.label === `Choice ${number}`)) number++
  return `Choice ${number}`
}
