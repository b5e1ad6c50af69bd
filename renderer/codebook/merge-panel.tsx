import { useMemo, useState } from 'react'
import { type Code, type Codebook, codeOf } from '../../src/codebook/codebook'
import { mergeAcross, mergeCodes, mergeFields } from '../../src/reform/reform'
import { ChoiceField } from '../fields/choice-field'
import { useView } from '../window/use-window'
import { Confirm } from './confirm'
import type { Editor, Pending } from './editor'

interface MergePanelProps {
  readonly editor: Editor
  readonly pending: Extract<Pending, { kind: 'merge-codes' | 'merge-fields' }>
  readonly onEnd: (next?: string) => void
}

/** Into which other code or field one goes. */
export function MergePanel({ editor, pending, onEnd }: MergePanelProps) {
  const [into, setInto] = useState('')
  const { codebook } = editor
  const codebooks = useView((view) => view.state.library.codebooks)
  const code = codebook.codes.find((each) => each.id === pending.code)
  const isCode = pending.kind === 'merge-codes'
  const key = pending.kind === 'merge-fields' ? pending.field : ''
  const name = isCode ? code?.name : code?.fields.find((each) => each.key === key)?.label
  const others = [...codebooks.values()].filter((each) => each.id !== codebook.id)
  const isAlike = (each: Code) => each.id !== pending.code && each.role === code?.role
  const choices = isCode
    ? [
        ...codebook.codes.filter(isAlike).map((each) => ({ value: each.id, label: each.name })),
        ...others.flatMap((book) =>
          book.codes.filter(isAlike).map((each) => ({ value: each.id, label: `${each.name} (${book.name})` })),
        ),
      ]
    : (code?.fields ?? []).filter((each) => each.key !== key).map((each) => ({ value: each.key, label: each.label }))
  const make = useMemo(() => {
    if (into === '') return null
    const elsewhere = [...codebooks.values()].find((book) => codeOf(book, into) !== undefined)
    return (book: Codebook) => {
      if (!isCode) return mergeFields(book, pending.code, key, into)
      if (elsewhere === undefined || elsewhere.id === book.id) return mergeCodes(book, pending.code, into)
      return mergeAcross(book, pending.code, elsewhere, into)
    }
  }, [into, isCode, pending.code, key, codebooks])
  return (
    <Confirm editor={editor} title={`Merge “${name}”`} make={make} onEnd={onEnd} {...(isCode ? { next: into } : {})}>
      <p className="hint">
        {isCode
          ? 'All its marks come under the other code, which gets the fields and examples that it lacks. Only codes that play the same part in attributions can be merged.'
          : 'All its values come into the other field. Where both are filled in, the other field’s value stays.'}
      </p>
      <ChoiceField label="Into" value={into} empty="Choose…" choices={choices} onChoose={setInto} />
    </Confirm>
  )
}
