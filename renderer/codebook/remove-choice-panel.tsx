import { useMemo, useState } from 'react'
import type { Codebook } from '../../src/codebook/codebook'
import { withDefault } from '../../src/codebook/new-field'
import { reviseCode } from '../../src/reform/reform'
import { ChoiceField } from '../fields/choice-field'
import { Confirm } from './confirm'
import type { Editor, Pending } from './editor'

interface RemoveChoicePanelProps {
  readonly editor: Editor
  readonly pending: Extract<Pending, { kind: 'remove-choice' }>
  readonly onEnd: () => void
}

/** What the marks get that have a choice which goes. */
export function RemoveChoicePanel({ editor, pending, onEnd }: RemoveChoicePanelProps) {
  const [to, setTo] = useState('')
  const { code: id, field: key, value } = pending
  const field = editor.codebook.codes.find((each) => each.id === id)?.fields.find((each) => each.key === key)
  const choices = field !== undefined && 'choices' in field ? field.choices : []
  const make = useMemo(
    () => (book: Codebook) => {
      const code = book.codes.find((each) => each.id === id)
      if (code === undefined) throw new Error('A choice must belong to a code that is there.')
      const fields = code.fields.map((each) =>
        each.key === key && 'choices' in each
          ? withDefault({ ...each, choices: each.choices.filter((one) => one.value !== value) }, each.default)
          : each,
      )
      return reviseCode(book, { ...code, fields }, { field: key, by: new Map([[value, to]]) })
    },
    [id, key, value, to],
  )
  const label = choices.find((each) => each.value === value)?.label ?? value
  return (
    <Confirm editor={editor} title={`Remove “${label}”`} make={make} onEnd={onEnd}>
      <ChoiceField
        label="Marks that have it get"
        value={to}
        empty="Nothing: it goes into the note"
        choices={choices.filter((each) => each.value !== value)}
        onChoose={setTo}
      />
    </Confirm>
  )
}
